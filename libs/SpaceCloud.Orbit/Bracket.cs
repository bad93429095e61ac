namespace SpaceCloud.Orbit;

/// <summary>A span that holds one sign change of a function.</summary>
/// <param name="Low">Start.</param>
/// <param name="AtLow">The function there.</param>
/// <param name="High">End.</param>
/// <param name="AtHigh">The function there; of the other sign.</param>
internal readonly record struct Bracket(double Low, double AtLow, double High, double AtHigh)
{
    private const int FastRounds = 8;
    private const int MaxRounds = 100;

    /// <summary>
    /// Where the function changes its sign, by false position after Anderson and Bjoerck (1973); every other round halves once that has
    /// not sufficed, so that it always ends.
    /// </summary>
    public double Root<TFunction>(in TFunction function, double resolution)
        where TFunction : IFunction
    {
        (double a, double fa, double b, double fb) = (Low, AtLow, High, AtHigh);
        bool positiveAbove = fb > 0;
        int kept = 0;
        for (int round = 0; round < MaxRounds && b - a > resolution; round++)
        {
            double x = round >= FastRounds && round % 2 == 0 ? 0.5 * (a + b) : a - (fa * (b - a) / (fb - fa));

            // Not nearer to an end than half the resolution, so that a step onto the root closes the bracket in the next round.
            x = Math.Min(Math.Max(x, a + (0.5 * resolution)), b - (0.5 * resolution));
            double f = function.At(x);
            if (f > 0 == positiveAbove)
            {
                if (kept < 0)
                {
                    double scale = 1 - (f / fb);
                    fa *= scale > 0 ? scale : 0.5;
                }

                (b, fb, kept) = (x, f, -1);
            }
            else
            {
                if (kept > 0)
                {
                    double scale = 1 - (f / fa);
                    fb *= scale > 0 ? scale : 0.5;
                }

                (a, fa, kept) = (x, f, 1);
            }
        }

        return 0.5 * (a + b);
    }
}
