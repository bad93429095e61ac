using System.Globalization;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

public sealed class LinkFinderTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 6, 0, 20, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 4000, 100)]
    [InlineData(2, 1500, 0)]
    [InlineData(3, 60000, 100)]
    public void A_scan_every_second_finds_the_same_links(int seed, double range, double grazing)
    {
        const int seconds = 21600;
        const double edgeSeconds = 0.1;
        RandomSky sky = new(seed);
        OrbitPropagator[] fleet = [.. Shell(6, 53, 550), .. sky.OfEveryKind().Take(10)];
        LinkLimits limits = new() { MaxRangeKilometers = range, GrazingAltitudeKilometers = grazing };

        LinkSearch search = LinkFinder.Find(fleet, From, From.AddSeconds(seconds), limits);

        Vector3d[][] places = [.. fleet.Select(o => Enumerable.Range(0, seconds + 1).Select(s => At(o, s)).ToArray())];
        double worst = 0;
        int compared = 0;
        for (int a = 0; a < fleet.Length; a++)
        {
            for (int b = a + 1; b < fleet.Length; b++)
            {
                (OrbitPropagator first, OrbitPropagator second) = (fleet[a], fleet[b]);
                List<(double Start, double End)> scanned = Scan(
                    s => Up(places[a][s], places[b][s], limits),
                    s => Up(At(first, s), At(second, s), limits),
                    seconds);
                (double Start, double End)[] found =
                [
                    .. search.Links.Where(l => l.A == a && l.B == b).Select(l => ((l.StartUtc - From).TotalSeconds, (l.EndUtc - From).TotalSeconds)).Where(l => l.Item2 - l.Item1 > 2),
                ];
                scanned.RemoveAll(s => s.End - s.Start <= 2);
                string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {a}-{b}: found {string.Join(' ', found)}, scanned {string.Join(' ', scanned)}");
                Assert.True(found.Length == scanned.Count, where);
                foreach (((double start, double end), (double scannedStart, double scannedEnd)) in found.Zip(scanned))
                {
                    worst = Math.Max(worst, Math.Max(Math.Abs(start - scannedStart), Math.Abs(end - scannedEnd)));
                    Assert.True(worst <= edgeSeconds, where);
                    compared++;
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {compared} links, worst edge {worst:F4} s"));
        Assert.True(compared > 10);
    }

    /// <summary>In one plane neighbours keep their distance; the far ones never see each other.</summary>
    [Fact]
    public void Neighbours_in_a_plane_are_linked_all_the_time()
    {
        OrbitPropagator[] plane = [.. Enumerable.Range(0, 12).Select(i => Satellite(53, 550, 0, 30 * i))];

        LinkSearch search = LinkFinder.Find(plane, From, From.AddHours(3), new LinkLimits { MaxRangeKilometers = 4000 });

        Assert.Equal(12, search.Links.Count);
        Assert.All(search.Links, l => Assert.True(l.B - l.A is 1 or 11));
        Assert.All(search.Links, l => Assert.Equal((From, From.AddHours(3), true, true), (l.StartUtc, l.EndUtc, l.ClippedStart, l.ClippedEnd)));
    }

    [Fact]
    public void Links_stand_in_order_whatever_the_threads()
    {
        OrbitPropagator[] fleet = [.. Shell(24, 87, 1200)];
        LinkLimits limits = new() { MaxRangeKilometers = 3000 };
        LinkSearch one = LinkFinder.Find(fleet, From, From.AddHours(4), limits);
        Assert.True(one.Links.Count > 50);
        Assert.Equal(one.Links.OrderBy(l => l.A).ThenBy(l => l.B).ThenBy(l => l.StartUtc), one.Links);
        Assert.Equal(one.Links, LinkFinder.Find(fleet, From, From.AddHours(4), limits, degreeOfParallelism: 4).Links);

        // A large fleet is searched in pieces of time.
        Assert.Equal(one.Links, LinkFinder.Find(fleet, From, From.AddHours(4), limits, 1, pieceBytes: 100_000, default).Links);
    }

    [Fact]
    public void A_link_ends_where_one_of_the_two_decays()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? falling, out _));
        DateTimeOffset from = falling.Elements.EpochUtc;
        DateTimeOffset at = PassFinder.Find(falling, new GroundSite("any", new GeodeticPosition(0, 0, 0)), ElevationMask.Constant(0), from, from.AddDays(20)).Failure!.AtUtc;
        OrbitPropagator[] fleet = [falling, .. Shell(8, 88, 20000)];

        LinkSearch search = LinkFinder.Find(fleet, at.AddHours(-3), at.AddHours(1), new LinkLimits { MaxRangeKilometers = 60000, GrazingAltitudeKilometers = 0 });

        Assert.Equal(0, (search.Failures[0]!.AtUtc - at).TotalSeconds, 0.2);
        Assert.All(search.Failures.Skip(1), Assert.Null);
        Assert.Contains(search.Links, l => l.A == 0 && l.ClippedEnd && (l.EndUtc - at).Duration() < TimeSpan.FromSeconds(0.2));
        Assert.All(search.Links.Where(l => l.A == 0), l => Assert.True(l.EndUtc <= search.Failures[0]!.AtUtc));
    }

    [Theory]
    [InlineData(0, 100, "range 0")]
    [InlineData(double.NaN, 100, "range NaN")]
    [InlineData(1000, -1, "grazing altitude -1")]
    public void Impossible_limits_are_named(double range, double grazing, string message)
    {
        LinkLimits limits = new() { MaxRangeKilometers = range, GrazingAltitudeKilometers = grazing };
        Assert.StartsWith(message, LinkLimits.Problem(limits), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LinkFinder.Find([], From, From.AddHours(1), limits));
    }

    [Fact]
    public void An_empty_fleet_or_window_has_no_link()
    {
        LinkLimits limits = new() { MaxRangeKilometers = 4000 };
        Assert.Empty(LinkFinder.Find([], From, From.AddHours(1), limits).Links);
        Assert.Empty(LinkFinder.Find([.. Shell(3, 53, 550)], From, From, limits).Links);
    }

    private static bool Up(Vector3d a, Vector3d b, LinkLimits limits) =>
        (b - a).Length <= limits.MaxRangeKilometers && Lowest(a, b) >= limits.GrazingAltitudeKilometers;

    /// <summary>The lowest of many points of the line, over the ellipsoid stretched to a sphere.</summary>
    private static double Lowest(Vector3d a, Vector3d b)
    {
        const double stretch = 1 / (1 - (1 / 298.257223563));
        a = a with { Z = a.Z * stretch };
        b = b with { Z = b.Z * stretch };
        double low = 0;
        double high = 1;
        while (high - low > 1e-6)
        {
            double third = (high - low) / 3;
            (low, high) = (a + ((low + third) * (b - a))).Length < (a + ((high - third) * (b - a))).Length ? (low, high - third) : (low + third, high);
        }

        return (a + (low * (b - a))).Length - 6378.137;
    }

    private static List<(double Start, double End)> Scan(Func<int, bool> atSecond, Func<double, bool> at, int seconds)
    {
        List<(double, double)> found = [];
        bool before = atSecond(0);
        double start = 0;
        for (int s = 1; s <= seconds; s++)
        {
            if (atSecond(s) == before)
            {
                continue;
            }

            double low = s - 1;
            double high = s;
            while (high - low > 1e-3)
            {
                double middle = (low + high) / 2;
                (low, high) = at(middle) == before ? (middle, high) : (low, middle);
            }

            if (before)
            {
                found.Add((start, low));
            }

            (start, before) = (low, !before);
        }

        if (before)
        {
            found.Add((start, seconds));
        }

        return found;
    }

    private static Vector3d At(OrbitPropagator orbit, double second)
    {
        orbit.Propagate(From.AddTicks((long)Math.Round(second * TimeSpan.TicksPerSecond)), out TemeState state);
        return state.PositionKilometers;
    }

    private static IEnumerable<OrbitPropagator> Shell(int count, double inclination, double altitude) =>
        Enumerable.Range(0, count).Select(i => Satellite(inclination, altitude, 360.0 * i / count, 137.5 * i % 360));

    private static OrbitPropagator Satellite(double inclination, double altitude, double node, double anomaly)
    {
        double radius = 6378.137 + altitude;
        double motion = Math.Sqrt(398600.4418 / (radius * radius * radius)) * 86400 / (2 * Math.PI);
        MeanElements elements = OrbitPropagatorTests.Elements(motion, 0.0002, inclination, 0) with { RightAscensionDegrees = node, ArgumentOfPerigeeDegrees = 0, MeanAnomalyDegrees = anomaly };
        Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out _));
        return orbit;
    }
}
