using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpaceCloud.Orbit;

/// <summary>
/// <see cref="Sgp4NearEarth"/> for satellites side by side: the same theory in the same symbols, arranged for registers. What grows
/// with time is computed operation by operation as there, so that both agree to the last bit before the periodic terms; after that,
/// angles that differ by little are turned by a series instead of computed anew. A state that leaves the range of a series, or the
/// theory, is marked, and is the scalar theory's to judge.
/// </summary>
internal static class Sgp4Kernel<T>
    where T : struct, ILaneVector<T>
{
    private const int Lanes = StateBlock.Lanes;
    private const double J2 = Sgp4Constants.J2;

    // Rows of scratch, Sgp4Strip.ScratchRows of them, from one stage to the next.
    private const int Tempa = 0;
    private const int Em = 1;
    private const int Argpm = 2;
    private const int Nodem = 3;
    private const int Mean = 4;
    private const int Slack = 5;
    private const int Axnl = 6;
    private const int Aynl = 7;
    private const int U = 8;
    private const int InverseTempa = 9;
    private const int Sineo1 = 10;
    private const int Coseo1 = 11;
    private const int Esine = 12;
    private const int RlByAm = 13;

    /// <summary>Largest last step of Kepler's equation after which the series is exact.</summary>
    private const double MaxLastStep = 2e-5;

    /// <summary>Square of the largest eccentricity whose Kepler series is exact.</summary>
    private const double MaxEccentricitySquared = 0.2;

    private const double MinSemiLatusRectum = 0.9;

    /// <summary>A strip of states: one group at several moments, or several groups at one.</summary>
    /// <param name="table">The group's table, <see cref="Sgp4Row"/>, or those of the groups.</param>
    /// <param name="tableStride">Doubles from one step's table to the next one's; 0 for one group.</param>
    /// <param name="ticks">Ticks from each lane's epoch at each step, [step * Lanes + lane].</param>
    /// <param name="steps">Moments or groups, at most <see cref="Sgp4Strip.Steps"/>.</param>
    /// <param name="iterations">Steps of Kepler's equation.</param>
    /// <param name="frame">The turn of the frame at every step.</param>
    /// <param name="scratch"><see cref="Sgp4Strip.ScratchLength"/> doubles.</param>
    /// <param name="states">Where the states go, [(step * Components + component) * Lanes + lane].</param>
    /// <param name="bad">Per step one bit a lane: the state is not to be used as it is.</param>
    public static void Propagate(
        ReadOnlySpan<double> table,
        int tableStride,
        ReadOnlySpan<double> ticks,
        int steps,
        int iterations,
        in LaneFrame frame,
        Span<double> scratch,
        Span<double> states,
        Span<byte> bad)
    {
        // The stages address memory without checks; this is the check.
        ArgumentOutOfRangeException.ThrowIfNegative(tableStride);
        ArgumentOutOfRangeException.ThrowIfLessThan(table.Length, ((steps - 1) * tableStride) + (Sgp4Row.Count * Lanes));
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks.Length, steps * Lanes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, Sgp4Strip.Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(scratch.Length, steps * Sgp4Strip.ScratchRows * Lanes);
        ArgumentOutOfRangeException.ThrowIfLessThan(states.Length, steps * StateBlock.Components * Lanes);
        ArgumentOutOfRangeException.ThrowIfLessThan(bad.Length, steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(frame.SinSidereal.Length, frame.CosSidereal.Length), steps);
        ref double rows = ref MemoryMarshal.GetReference(table);
        ref double work = ref MemoryMarshal.GetReference(scratch);
        Secular(ref rows, tableStride, ref MemoryMarshal.GetReference(ticks), steps, ref work);
        LongPeriod(ref rows, tableStride, steps, ref work);
        Kepler(steps, ref work, iterations);
        ShortPeriod(ref rows, tableStride, steps, in frame, ref work, ref MemoryMarshal.GetReference(states), ref MemoryMarshal.GetReference(bad));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Secular(ref double table, int tableStride, ref double ticks, int steps, ref double scratch)
    {
        for (int k = 0; k < steps; k++)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                ref double row = ref Unsafe.Add(ref table, (k * tableStride) + lane);
                ref double to = ref Unsafe.Add(ref scratch, (k * Sgp4Strip.ScratchRows * Lanes) + lane);
                T one = T.Broadcast(1);
                T t = T.Load(in Unsafe.Add(ref ticks, (k * Lanes) + lane)) / T.Broadcast(TimeSpan.TicksPerMinute);
                T t2 = t * t;
                T xmdf = LaneTrigonometry.Reduce(Row(ref row, Sgp4Row.Mo) + (Row(ref row, Sgp4Row.Mdot) * t));
                T argpdf = Row(ref row, Sgp4Row.Argpo) + (Row(ref row, Sgp4Row.Argpdot) * t);
                Set(ref to, Nodem, T.MultiplyAdd(Row(ref row, Sgp4Row.Nodecf), t2, T.MultiplyAdd(Row(ref row, Sgp4Row.Nodedot), t, Row(ref row, Sgp4Row.Nodeo))));

                (T sinxmdf, T cosxmdf) = LaneTrigonometry.SinCos(xmdf);
                T delmtemp = T.MultiplyAdd(Row(ref row, Sgp4Row.Eta), cosxmdf, one);
                T temp = T.MultiplyAdd(Row(ref row, Sgp4Row.Omgcof), t, Row(ref row, Sgp4Row.Xmcof) * T.MultiplyAdd(delmtemp * delmtemp, delmtemp, -Row(ref row, Sgp4Row.Delmo)));
                Set(ref to, Argpm, argpdf - temp);
                T drag = T.MultiplyAdd(t, T.MultiplyAdd(t, T.MultiplyAdd(t, Row(ref row, Sgp4Row.D4), Row(ref row, Sgp4Row.D3)), Row(ref row, Sgp4Row.D2)), Row(ref row, Sgp4Row.Cc1));
                T tempa = T.MultiplyAdd(-t, drag, one);
                Set(ref to, Tempa, tempa);

                // sin(xmdf + temp)
                T q = temp * temp;
                T cosTemp = T.MultiplyAdd(q, T.MultiplyAdd(q, T.MultiplyAdd(q, T.Broadcast(-1.0 / 720), T.Broadcast(1.0 / 24)), T.Broadcast(-0.5)), one);
                T sinTemp = temp * T.MultiplyAdd(q, T.MultiplyAdd(q, T.MultiplyAdd(q, T.Broadcast(-1.0 / 5040), T.Broadcast(1.0 / 120)), T.Broadcast(-1.0 / 6)), one);
                T sinmm = T.MultiplyAdd(sinxmdf, cosTemp, cosxmdf * sinTemp);
                T tempe = T.MultiplyAdd(Row(ref row, Sgp4Row.Bcc5), sinmm - Row(ref row, Sgp4Row.Sinmao), Row(ref row, Sgp4Row.Bcc4) * t);
                T em = Row(ref row, Sgp4Row.Ecco) - tempe;
                Set(ref to, Em, T.Max(T.Broadcast(Sgp4Constants.LeastEccentricity), em));

                T templ = t2 * (Row(ref row, Sgp4Row.T2cof) + (t * (Row(ref row, Sgp4Row.T3cof) + (t * (Row(ref row, Sgp4Row.T4cof) + (t * Row(ref row, Sgp4Row.T5cof)))))));
                Set(ref to, Mean, xmdf + argpdf + LaneTrigonometry.Reduce(Row(ref row, Sgp4Row.No) * templ));
                Set(ref to, Slack, T.Min(T.Min(em + T.Broadcast(0.001), tempa), Row(ref row, Sgp4Row.MaxDragAnomaly) - T.Abs(temp)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LongPeriod(ref double table, int tableStride, int steps, ref double scratch)
    {
        for (int k = 0; k < steps; k++)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                ref double row = ref Unsafe.Add(ref table, (k * tableStride) + lane);
                ref double at = ref Unsafe.Add(ref scratch, (k * Sgp4Strip.ScratchRows * Lanes) + lane);
                (T sinargp, T cosargp) = LaneTrigonometry.SinCos(Row(ref at, Argpm));
                T em = Row(ref at, Em);
                T tempa = Row(ref at, Tempa);
                T emsq1 = T.MultiplyAdd(-em, em, T.Broadcast(1));
                T both = T.Broadcast(1) / (tempa * emsq1);
                T inverseTempa = both * emsq1;
                Set(ref at, InverseTempa, inverseTempa);
                T temp = Row(ref row, Sgp4Row.InverseAo) * inverseTempa * inverseTempa * (both * tempa);
                T axnl = em * cosargp;
                Set(ref at, Axnl, axnl);
                Set(ref at, Aynl, T.MultiplyAdd(temp, Row(ref row, Sgp4Row.Aycof), em * sinargp));
                Set(ref at, U, T.MultiplyAdd(temp * Row(ref row, Sgp4Row.Xlcof), axnl, Row(ref at, Mean)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Kepler(int steps, ref double scratch, int iterations)
    {
        for (int k = 0; k < steps; k++)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                ref double at = ref Unsafe.Add(ref scratch, (k * Sgp4Strip.ScratchRows * Lanes) + lane);
                (T sinu, T cosu) = LaneTrigonometry.SinCos(Row(ref at, U));
                T axnl = Row(ref at, Axnl);
                T aynl = Row(ref at, Aynl);
                T one = T.Broadcast(1);
                T half = T.Broadcast(0.5);

                // With d = E - u Kepler's equation u = E + aynl cos E - axnl sin E reads d = s cos d + c sin d.
                T s = T.MultiplyAdd(axnl, sinu, -(aynl * cosu));
                T c = T.MultiplyAdd(axnl, cosu, aynl * sinu);
                T first = T.MultiplyAdd(s, c, s);
                T d = T.MultiplyAdd(s * c, c, T.MultiplyAdd(T.Broadcast(-0.5) * s, s * s, first));
                T step = default;
                T sind = default;
                T cosd = default;
                for (int i = 0; i < iterations; i++)
                {
                    (sind, cosd) = LaneTrigonometry.SinCosOfSmall(d);
                    T esine = T.MultiplyAdd(s, cosd, c * sind);
                    T slope = T.MultiplyAdd(s, sind, T.MultiplyAdd(-c, cosd, one));
                    T inverse = one / slope;
                    T newton = (esine - d) * inverse;
                    step = newton * T.MultiplyAdd(-half * newton, esine * inverse, one);
                    d += step;
                }

                T halfStep = half * step;
                T sinE = T.MultiplyAdd(step, T.MultiplyAdd(-halfStep, sind, cosd), sind);
                T cosE = T.MultiplyAdd(-step, T.MultiplyAdd(halfStep, cosd, sind), cosd);
                Set(ref at, Sineo1, T.MultiplyAdd(sinu, cosE, cosu * sinE));
                Set(ref at, Coseo1, T.MultiplyAdd(cosu, cosE, -(sinu * sinE)));
                Set(ref at, Esine, d);
                Set(ref at, RlByAm, T.MultiplyAdd(s, sinE, T.MultiplyAdd(-c, cosE, one)));
                Set(ref at, Slack, T.Min(Row(ref at, Slack), T.Broadcast(MaxLastStep) - T.Abs(step)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ShortPeriod(ref double table, int tableStride, int steps, in LaneFrame frame, ref double scratch, ref double states, ref byte bad)
    {
        for (int k = 0; k < steps; k++)
        {
            uint wrong = 0;
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                ref double row = ref Unsafe.Add(ref table, (k * tableStride) + lane);
                ref double at = ref Unsafe.Add(ref scratch, (k * Sgp4Strip.ScratchRows * Lanes) + lane);
                ref double to = ref Unsafe.Add(ref states, (k * StateBlock.Components * Lanes) + lane);
                T one = T.Broadcast(1);
                T axnl = Row(ref at, Axnl);
                T aynl = Row(ref at, Aynl);
                T esine = Row(ref at, Esine);
                T rlByAm = Row(ref at, RlByAm);
                T inverseTempa = Row(ref at, InverseTempa);
                T tempa = Row(ref at, Tempa);

                T el2 = T.MultiplyAdd(axnl, axnl, aynl * aynl);
                T betal = T.Sqrt(one - el2);
                T betal1 = one + betal;
                T betals = betal * betal1;
                T inverse = one / (betals * rlByAm);
                T amByRl = inverse * betals;
                T both = inverse * rlByAm;
                T inverseBetal = both * betal1;
                T temp = esine * (both * betal);
                T sinu = amByRl * (Row(ref at, Sineo1) - T.MultiplyAdd(axnl, temp, aynl));
                T cosu = amByRl * (Row(ref at, Coseo1) - T.MultiplyAdd(-aynl, temp, axnl));
                T sin2u = (cosu + cosu) * sinu;
                T cos2u = T.MultiplyAdd(T.Broadcast(-2) * sinu, sinu, one);

                T inverseAm = Row(ref row, Sgp4Row.InverseAo) * inverseTempa * inverseTempa;
                T am = Row(ref row, Sgp4Row.Ao) * tempa * tempa;
                T inversePl = inverseAm * inverseBetal * inverseBetal;
                T temp1 = T.Broadcast(0.5 * J2) * inversePl;
                T temp2 = temp1 * inversePl;
                T x1mth2 = Row(ref row, Sgp4Row.X1mth2);
                T con41 = Row(ref row, Sgp4Row.Con41);
                T x1mth2cos2u = x1mth2 * cos2u;
                T threeHalves = T.Broadcast(1.5);
                T rl = am * rlByAm;
                T mrt = T.MultiplyAdd(rl, T.MultiplyAdd(T.Broadcast(-1.5) * temp2, betal * con41, one), T.Broadcast(0.5) * temp1 * x1mth2cos2u);
                T speed = Row(ref row, Sgp4Row.VelocityUnit) * inverseTempa;
                T nm = speed * inverseAm * temp1;
                T rate = speed * amByRl;
                T mvt = T.MultiplyAdd(rate, esine, -(nm * x1mth2 * sin2u));
                T rvdot = T.MultiplyAdd(rate, betal, nm * T.MultiplyAdd(threeHalves, con41, x1mth2cos2u));

                T cosio = Row(ref row, Sgp4Row.Cosio);
                T sinio = Row(ref row, Sgp4Row.Sinio);
                T temp3 = threeHalves * temp2 * cosio;
                (T sinsu, T cossu) = Turned(sinu, cosu, T.Broadcast(-0.25) * temp2 * Row(ref row, Sgp4Row.X7thm1) * sin2u);
                (T sini, T cosi) = Turned(sinio, cosio, temp3 * sinio * cos2u);
                (T sinnode, T cosnode) = LaneTrigonometry.SinCos(Row(ref at, Nodem));
                (sinnode, cosnode) = Turned(sinnode, cosnode, temp3 * sin2u);

                // The Earth's turn is taken off the node: one angle instead of two vectors.
                T sinEarth = T.Broadcast(frame.SinSidereal[k]);
                T cosEarth = T.Broadcast(frame.CosSidereal[k]);
                T snod = T.MultiplyAdd(sinnode, cosEarth, -(cosnode * sinEarth));
                T cnod = T.MultiplyAdd(cosnode, cosEarth, sinnode * sinEarth);

                T xmx = snod * cosi;
                T xmy = cnod * cosi;
                T ux = T.MultiplyAdd(cnod, cossu, -(xmx * sinsu));
                T uy = T.MultiplyAdd(snod, cossu, xmy * sinsu);
                T uz = sini * sinsu;
                T vx = -T.MultiplyAdd(cnod, sinsu, xmx * cossu);
                T vy = T.MultiplyAdd(xmy, cossu, -(snod * sinsu));
                T vz = sini * cossu;
                T r = mrt * T.Broadcast(Sgp4Constants.EarthRadiusKilometers);
                T x = r * ux;
                T y = r * uy;
                T omega = T.Broadcast(frame.RotationRadiansPerSecond);
                Set(ref to, 0, x);
                Set(ref to, 1, y);
                Set(ref to, 2, r * uz);
                Set(ref to, 3, T.MultiplyAdd(mvt, ux, T.MultiplyAdd(rvdot, vx, omega * y)));
                Set(ref to, 4, T.MultiplyAdd(mvt, uy, T.MultiplyAdd(rvdot, vy, -(omega * x))));
                Set(ref to, 5, T.MultiplyAdd(mvt, uz, rvdot * vz));
                T slack = T.Min(T.Min(Row(ref at, Slack), T.Broadcast(MaxEccentricitySquared) - el2), T.Broadcast(1 / MinSemiLatusRectum) - inversePl);
                wrong |= T.NotAtLeastZero(T.Min(slack, mrt - one)) << lane;
            }

            Unsafe.Add(ref bad, k) = (byte)wrong;
        }
    }

    /// <summary>Sine and cosine of an angle turned by less than 2e-3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Sin, T Cos) Turned(T sin, T cos, T by)
    {
        T q = by * by;
        T s = by * T.MultiplyAdd(q, T.Broadcast(-1.0 / 6), T.Broadcast(1));
        T c = T.MultiplyAdd(q, T.MultiplyAdd(q, T.Broadcast(1.0 / 24), T.Broadcast(-0.5)), T.Broadcast(1));
        return (T.MultiplyAdd(sin, c, cos * s), T.MultiplyAdd(cos, c, -(sin * s)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Row(ref double rows, int row) => T.Load(in Unsafe.Add(ref rows, row * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ref double rows, int row, T value) => value.Store(ref Unsafe.Add(ref rows, row * Lanes));
}
