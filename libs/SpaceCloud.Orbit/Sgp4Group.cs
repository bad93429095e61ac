namespace SpaceCloud.Orbit;

/// <summary>The satellites side by side in one group of a batch, and what the kernel needs of them.</summary>
internal sealed class Sgp4Group
{
    private const int Width = StateBlock.Lanes;

    /// <summary>From this eccentricity on Kepler's equation takes the kernel a second step, and from the next one a third.</summary>
    private static readonly double[] EccentricityOfMoreIterations = [0.045, 0.2];

    private readonly OrbitPropagator[] orbits;
    private readonly long[] epochTicks;

    /// <param name="orbits">One to <see cref="StateBlock.Lanes"/> satellites.</param>
    /// <param name="table">Where the group's table goes, <see cref="Sgp4Row"/>.</param>
    public Sgp4Group(OrbitPropagator[] orbits, Span<double> table)
    {
        this.orbits = orbits;
        epochTicks = [.. Enumerable.Range(0, Width).Select(lane => orbits[Math.Min(lane, orbits.Length - 1)].EpochTicks)];
        int some = Array.FindIndex(orbits, orbit => orbit.Theory is Sgp4NearEarth);
        Iterations = 1;
        for (int lane = 0; lane < Width && some >= 0; lane++)
        {
            // Lanes without a near-Earth orbit compute a neighbour's and nobody looks.
            bool own = lane < orbits.Length && orbits[lane].Theory is Sgp4NearEarth;
            Sgp4NearEarth theory = (Sgp4NearEarth)orbits[own ? lane : some].Theory;
            Write(theory, table, lane);
            KernelLanes |= own ? 1u << lane : 0;
            Iterations = Math.Max(Iterations, 1 + EccentricityOfMoreIterations.Count(limit => theory.Secular.Ecco > limit));
        }
    }

    /// <summary>Satellites in the group.</summary>
    public int Count => orbits.Length;

    /// <summary>One bit a lane: it has a satellite.</summary>
    public uint Lanes => (1u << Count) - 1;

    /// <summary>One bit a lane: the kernel knows its theory.</summary>
    public uint KernelLanes { get; }

    /// <summary>Steps of Kepler's equation the most eccentric orbit needs.</summary>
    public int Iterations { get; }

    /// <summary>A satellite.</summary>
    public OrbitPropagator this[int lane] => orbits[lane];

    /// <summary>Ticks from each lane's epoch to a moment; false where one is so far off that a double does not count them exactly.</summary>
    public bool TryTicks(long utcTicks, Span<double> ticks)
    {
        const ulong Exact = 1UL << 53;
        ulong farthest = 0;
        for (int lane = 0; lane < Width; lane++)
        {
            long fromEpoch = utcTicks - epochTicks[lane];
            farthest = Math.Max(farthest, (ulong)Math.Abs(fromEpoch));
            ticks[lane] = fromEpoch;
        }

        return farthest < Exact;
    }

    private static void Write(Sgp4NearEarth theory, Span<double> table, int lane)
    {
        Sgp4Secular s = theory.Secular;
        Span<double> to = table[lane..];
        to[Sgp4Row.Mo * Width] = s.Mo;
        to[Sgp4Row.Mdot * Width] = s.Mdot;
        to[Sgp4Row.Argpo * Width] = s.Argpo;
        to[Sgp4Row.Argpdot * Width] = s.Argpdot;
        to[Sgp4Row.Nodeo * Width] = s.Nodeo;
        to[Sgp4Row.Nodedot * Width] = s.Nodedot;
        to[Sgp4Row.Nodecf * Width] = s.Nodecf;
        to[Sgp4Row.Cc1 * Width] = s.Cc1;
        to[Sgp4Row.T2cof * Width] = s.T2cof;
        to[Sgp4Row.No * Width] = s.No;
        to[Sgp4Row.Ecco * Width] = s.Ecco;
        to[Sgp4Row.Bcc4 * Width] = s.Bcc4;
        to[Sgp4Row.Ao * Width] = s.Ao;
        to[Sgp4Row.InverseAo * Width] = 1 / s.Ao;
        to[Sgp4Row.VelocityUnit * Width] = Sgp4Constants.VelocityUnit / Math.Sqrt(s.Ao);
        to[Sgp4Row.Xlcof * Width] = s.Inclination.Xlcof;
        to[Sgp4Row.Aycof * Width] = s.Inclination.Aycof;
        to[Sgp4Row.Con41 * Width] = s.Inclination.Con41;
        to[Sgp4Row.X1mth2 * Width] = s.Inclination.X1mth2;
        to[Sgp4Row.X7thm1 * Width] = s.Inclination.X7thm1;
        to[Sgp4Row.Sinio * Width] = s.Inclination.Sin;
        to[Sgp4Row.Cosio * Width] = s.Inclination.Cos;

        // The terms a simple orbit leaves out are zero there, and so add nothing.
        bool full = !s.Isimp;
        to[Sgp4Row.D2 * Width] = theory.D2;
        to[Sgp4Row.D3 * Width] = theory.D3;
        to[Sgp4Row.D4 * Width] = theory.D4;
        to[Sgp4Row.T3cof * Width] = theory.T3cof;
        to[Sgp4Row.T4cof * Width] = theory.T4cof;
        to[Sgp4Row.T5cof * Width] = theory.T5cof;
        to[Sgp4Row.Bcc5 * Width] = full ? s.Bcc5 : 0;
        to[Sgp4Row.Sinmao * Width] = theory.Sinmao;
        to[Sgp4Row.Eta * Width] = full ? s.Eta : 0;
        to[Sgp4Row.Omgcof * Width] = full ? s.Omgcof : 0;
        to[Sgp4Row.Xmcof * Width] = full ? s.Xmcof : 0;
        to[Sgp4Row.Delmo * Width] = theory.Delmo;

        // The series of sine and cosine of the drag term break off after its seventh power; what is lost, times C5, must not be seen.
        double lost = full ? 40320 * 1e-14 / Math.Abs(s.Bcc5) : double.PositiveInfinity;
        to[Sgp4Row.MaxDragAnomaly * Width] = Math.Min(0.5, Math.Pow(lost, 1.0 / 8));
    }
}
