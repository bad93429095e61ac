using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// Passes found the plain way: the elevation over the mask is looked at every second, and edges are halved between two seconds. Slow,
/// and blind for what happens within a second.
/// </summary>
internal sealed class SkyScan
{
    private const double EdgeSeconds = 1e-4;

    private readonly OrbitPropagator orbit;
    private readonly DateTimeOffset fromUtc;
    private readonly Vector3d[] earthFixed;

    public SkyScan(OrbitPropagator orbit, DateTimeOffset fromUtc, int seconds)
    {
        this.orbit = orbit;
        this.fromUtc = fromUtc;
        earthFixed = [.. Enumerable.Range(0, seconds + 1).Select(s => Position(s))];
    }

    /// <summary>One pass; seconds from the start.</summary>
    /// <param name="Aos">Rise, or 0.</param>
    /// <param name="Tca">Highest elevation.</param>
    /// <param name="Los">Set, or the end.</param>
    /// <param name="MaxElevation">Highest elevation, degrees.</param>
    /// <param name="MaxOver">Highest over the mask, degrees.</param>
    public readonly record struct Found(double Aos, double Tca, double Los, double MaxElevation, double MaxOver);

    public double Over(double seconds, GroundSite site, ElevationMask mask)
    {
        LookAngles look = Look(seconds, site);
        return look.ElevationDegrees - mask.ElevationDegreesAt(look.AzimuthDegrees);
    }

    public LookAngles Look(double seconds, GroundSite site) => site.Look(Position(seconds));

    public IReadOnlyList<Found> Passes(GroundSite site, ElevationMask mask)
    {
        double[] over = new double[earthFixed.Length];
        double[] elevation = new double[earthFixed.Length];
        for (int s = 0; s < earthFixed.Length; s++)
        {
            LookAngles look = site.Look(earthFixed[s]);
            elevation[s] = look.ElevationDegrees;
            over[s] = look.ElevationDegrees - mask.ElevationDegreesAt(look.AzimuthDegrees);
        }

        List<Found> passes = [];
        int last = earthFixed.Length - 1;
        for (int s = 0; s <= last; s++)
        {
            if (over[s] <= 0)
            {
                continue;
            }

            int end = s;
            while (end < last && over[end + 1] > 0)
            {
                end++;
            }

            double aos = s == 0 ? 0 : Edge(s - 1, s, site, mask);
            double los = end == last ? last : Edge(end, end + 1, site, mask);
            passes.Add(Describe(elevation, over, s, end, aos, los, site));
            s = end;
        }

        return passes;
    }

    private Found Describe(double[] elevation, double[] over, int first, int last, double aos, double los, GroundSite site)
    {
        int top = first;
        double maxOver = over[first];
        for (int s = first; s <= last; s++)
        {
            top = elevation[s] > elevation[top] ? s : top;
            maxOver = Math.Max(maxOver, over[s]);
        }

        double tca = top;
        if (top > 0 && top < elevation.Length - 1)
        {
            // The sine, not the angle, which has a corner at the zenith.
            double[] sine = [.. elevation[(top - 1)..(top + 2)].Select(e => Math.Sin(e * Math.PI / 180))];
            double bend = sine[0] - (2 * sine[1]) + sine[2];
            tca += bend < 0 ? Math.Clamp(0.5 * (sine[0] - sine[2]) / bend, -1, 1) : 0;
        }

        // Behind a wall the highest moment may be an edge.
        tca = Math.Clamp(tca, aos, los);
        foreach (double edge in new[] { aos, los })
        {
            tca = Look(edge, site).ElevationDegrees > Look(tca, site).ElevationDegrees ? edge : tca;
        }

        return new Found(aos, tca, los, Look(tca, site).ElevationDegrees, maxOver);
    }

    private double Edge(double before, double after, GroundSite site, ElevationMask mask)
    {
        bool up = Over(before, site, mask) > 0;
        while (after - before > EdgeSeconds)
        {
            double middle = (before + after) / 2;
            (before, after) = Over(middle, site, mask) > 0 == up ? (middle, after) : (before, middle);
        }

        return (before + after) / 2;
    }

    private Vector3d Position(double seconds)
    {
        Assert.Equal(PropagationError.None, orbit.Propagate(fromUtc.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)), out EarthFixedState state));
        return state.PositionKilometers;
    }
}
