namespace SpaceCloud.Orbit;

/// <summary>
/// Finds where a signal with at most one extreme between two states changes its sign. It is looked for on the cubic; where that may
/// misplace it, on the orbit itself.
/// </summary>
internal readonly struct CellSearch<TSignal>(TSignal signal, double seconds)
    where TSignal : ICellSignal
{
    private const double RootSeconds = 1e-4;
    private const double AskedRootSeconds = 1e-3;
    private const double ExtremeSeconds = 0.01;
    private const double EdgeErrorSeconds = 0.02;
    private const double Nudge = 1e-3;

    /// <summary>Appends the shares of the way at which the sign changes, in order.</summary>
    public void Crossings(double atStart, double atEnd, List<double> shares)
    {
        if (atStart > 0 != atEnd > 0)
        {
            shares.Add(Root(new Bracket(0, atStart, 1, atEnd)));
            return;
        }

        // Both ends on one side: only an extreme between them can be on the other.
        Slope slope = new(signal);
        Bracket flanks = new(Nudge, slope.At(Nudge), 1 - Nudge, slope.At(1 - Nudge));
        if (flanks.AtLow > 0 == flanks.AtHigh > 0 || flanks.AtLow > 0 == atStart > 0)
        {
            return;
        }

        double extreme = flanks.Root(slope, ExtremeSeconds / seconds);
        double at = signal.At(extreme);
        bool ask = Math.Abs(at) < 3 * signal.Error;
        at = ask ? signal.Asked(extreme) : at;
        if (at > 0 != atStart > 0)
        {
            Bracket before = new(0, atStart, extreme, at);
            Bracket after = new(extreme, at, 1, atEnd);
            shares.Add(ask ? AskedRoot(before) : Root(before));
            shares.Add(ask ? AskedRoot(after) : Root(after));
        }
    }

    private double Root(in Bracket bracket)
    {
        double share = bracket.Root(signal, RootSeconds / seconds);
        double speed = Math.Abs(signal.At(share + Nudge) - signal.At(share - Nudge)) / (2 * Nudge * seconds);
        return signal.Error <= EdgeErrorSeconds * speed ? share : AskedRoot(bracket);
    }

    private double AskedRoot(in Bracket bracket)
    {
        Orbit orbit = new(signal);
        Bracket asked = new(bracket.Low, orbit.At(bracket.Low), bracket.High, orbit.At(bracket.High));
        return asked.AtLow > 0 == asked.AtHigh > 0 ? bracket.Root(signal, RootSeconds / seconds) : asked.Root(orbit, AskedRootSeconds / seconds);
    }

    private readonly struct Slope(TSignal signal) : IFunction
    {
        public double At(double x) => signal.At(x + Nudge) - signal.At(x - Nudge);
    }

    private readonly struct Orbit(TSignal signal) : IFunction
    {
        public double At(double x) => signal.Asked(x);
    }
}
