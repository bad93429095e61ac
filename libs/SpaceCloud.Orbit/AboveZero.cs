namespace SpaceCloud.Orbit;

/// <summary>A stretch of a signal above zero; seconds from the start of the search.</summary>
internal readonly record struct AboveZero(double Start, double End, double Peak, bool ClippedStart, bool ClippedEnd)
{
    private const double ExtremeSeconds = 1e-4;
    private const double RootSeconds = 1e-5;

    /// <summary>
    /// Cuts [0, <paramref name="length"/>] at the sign changes of the slope, so that the signal runs one way on every piece, and
    /// looks for one crossing on each. A stretch shorter than the step is found as long as two extremes are not closer than it.
    /// </summary>
    public static List<AboveZero> Find<TSignal>(TSignal signal, double length, double stepSeconds)
        where TSignal : ISignal
    {
        List<AboveZero> found = [];
        if (!(length > 0))
        {
            return found;
        }

        bool up = signal.Value(0) > 0;
        double start = 0;
        bool clipped = up;
        double peak = 0;
        double peakValue = signal.Value(0);
        double pieceStart = 0;
        foreach (double pieceEnd in PieceEnds(signal, length, stepSeconds))
        {
            double end = signal.Value(pieceEnd);
            if ((end > 0) != up)
            {
                double root = Bisect(pieceStart, pieceEnd, RootSeconds, t => (signal.Value(t) > 0) == up);
                if (up)
                {
                    found.Add(new AboveZero(start, root, peak, clipped, false));
                }

                (up, start, clipped, peak, peakValue) = (!up, root, false, root, 0);
            }

            if (end > peakValue)
            {
                (peak, peakValue) = (pieceEnd, end);
            }

            pieceStart = pieceEnd;
        }

        if (up && start < length)
        {
            found.Add(new AboveZero(start, length, peak, clipped, true));
        }

        return found;
    }

    /// <summary>The last moment, to a resolution, at which a condition that holds at the low end and not at the high end holds.</summary>
    public static double Bisect(double low, double high, double resolution, Func<double, bool> holds)
    {
        while (high - low > resolution)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                break;
            }

            if (holds(middle))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    private static IEnumerable<double> PieceEnds<TSignal>(TSignal signal, double length, double stepSeconds)
        where TSignal : ISignal
    {
        double before = 0;
        bool rising = signal.Slope(0) > 0;
        for (int i = 1; before < length; i++)
        {
            double now = Math.Min(i * stepSeconds, length);
            bool risingNow = signal.Slope(now) > 0;
            if (risingNow != rising)
            {
                bool was = rising;
                yield return Bisect(before, now, ExtremeSeconds, t => (signal.Slope(t) > 0) == was);
                rising = risingNow;
            }

            before = now;
        }

        yield return length;
    }
}
