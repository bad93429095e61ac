using System.Globalization;
using System.Text.Json;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

public sealed class EclipseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_scan_every_second_finds_the_same_eclipses(int set)
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.NearEarth[set]);
        DateTimeOffset from = orbit.Elements.EpochUtc.AddHours(1);
        const int seconds = 43200;

        IReadOnlyList<Eclipse> found = EclipseFinder.Find(orbit, from, from.AddSeconds(seconds)).Eclipses;

        for (int s = 0; s < seconds; s++)
        {
            DateTimeOffset utc = from.AddSeconds(s);
            double lit = EclipseFinder.LitFraction(orbit, utc)!.Value;
            bool edge = found.Any(e => Math.Abs((e.EntryUtc - utc).TotalSeconds) < 0.01 || Math.Abs((e.ExitUtc - utc).TotalSeconds) < 0.01);
            if (!edge)
            {
                Assert.Equal(lit < 1, In(found, EclipseKind.Penumbra, utc));
                Assert.Equal(lit <= 0, In(found, EclipseKind.Umbra, utc));
            }
        }

        Assert.NotEmpty(found);
    }

    /// <summary>Wertz and Larson: share of a circular orbit inside a cylinder, which is the middle of the penumbra.</summary>
    [Fact]
    public void The_dark_share_of_a_circular_orbit_is_that_of_the_closed_form()
    {
        foreach (double node in new[] { 0.0, 40, 80, 120, 160 })
        {
            MeanElements elements = OrbitPropagatorTests.Elements(15.2, 0.0001, 60, 0) with { RightAscensionDegrees = node };
            Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out _));
            DateTimeOffset from = elements.EpochUtc;
            Assert.Equal(PropagationError.None, orbit.Propagate(from, out TemeState state));
            Vector3d r = state.PositionKilometers;
            Vector3d v = state.VelocityKilometersPerSecond;
            Vector3d normal = new((r.Y * v.Z) - (r.Z * v.Y), (r.Z * v.X) - (r.X * v.Z), (r.X * v.Y) - (r.Y * v.X));
            Vector3d sun = Sun.PositionKilometers(from);
            double beta = Math.Asin(normal.Dot(sun) / (normal.Length * sun.Length));
            double root = Math.Sqrt(1 - Math.Pow(6378.137 / r.Length, 2));
            double expected = Math.Cos(beta) <= root ? 0 : Math.Acos(root / Math.Cos(beta)) / Math.PI;

            IReadOnlyList<Eclipse> eclipses = EclipseFinder.Find(orbit, from, from + (orbit.Period * 10), EarthShape.Sphere).Eclipses;

            double dark = eclipses.Sum(e => (e.ExitUtc - e.EntryUtc).TotalSeconds) / 2 / (orbit.Period * 10).TotalSeconds;
            Assert.Equal(expected, dark, 0.005);
        }
    }

    /// <summary>Orekit, two-body orbit on the equator at J2000, where the equinox of date and that of J2000 agree.</summary>
    [Fact]
    public void Shadow_edges_of_a_low_orbit_agree_with_orekit()
    {
        List<(string Phase, DateTimeOffset Utc)> events =
        [
            ("umbra_exit", Utc("2000-01-01T14:13:16.0555227")),
            ("penumbra_exit", Utc("2000-01-01T14:13:25.0678770")),
            ("penumbra_entry", Utc("2000-01-01T15:08:35.1448643")),
            ("umbra_entry", Utc("2000-01-01T15:08:44.1569512")),
        ];
        if (ReferenceData.Read("eclipse/orekit_leo_equatorial_6700km.json", output) is JsonElement set)
        {
            events = [.. set.GetProperty("events").EnumerateArray().Select(e => (e.GetProperty("phase").GetString()!, Utc(e.GetProperty("utc").GetString()![..27])))];
            Assert.Equal(8, events.Count);
        }

        double worst = 0;
        foreach ((string phase, DateTimeOffset expected) in events)
        {
            bool umbra = phase.StartsWith("umbra", StringComparison.Ordinal);
            bool entry = phase.EndsWith("entry", StringComparison.Ordinal);
            double low = -60;
            double high = 60;
            while (high - low > 1e-4)
            {
                double middle = (low + high) / 2;
                double lit = Shadow.LitFraction(TwoBody(expected.AddSeconds(middle)), Sun.PositionKilometers(expected.AddSeconds(middle)), EarthShape.Sphere);
                bool inside = umbra ? lit <= 0 : lit < 1;
                (low, high) = inside == entry ? (low, middle) : (middle, high);
            }

            worst = Math.Max(worst, Math.Abs(low));
        }

        output.WriteLine($"{events.Count} shadow edges, worst {worst:F3} s");
        Assert.InRange(worst, 0, 0.5);
    }

    [Theory]
    [InlineData("2000-01-01T12:09:00", 1272.929355, 6984.992047, 1299.821897, 1)]
    [InlineData("2000-01-01T12:30:00", -7298.548961, 500.322464, 639.443822, 0)]
    public void Lit_and_dark_points_agree_with_gmat(string utc, double x, double y, double z, double lit)
    {
        Vector3d sun = EarthRotation.ToEarthFixed(Sun.PositionKilometers(Utc(utc)), EarthRotation.GreenwichMeanSiderealRadians(Utc(utc)));
        Assert.Equal(lit, Shadow.LitFraction(new Vector3d(x, y, z), sun));
    }

    /// <summary>Vallado, Fundamentals of Astrodynamics, example 5-1, which takes terrestrial time for UTC.</summary>
    [Fact]
    public void The_sun_stands_where_published()
    {
        Vector3d r = (1 / Sun.AstronomicalUnitKilometers) * Sun.PositionKilometers(Utc("2006-04-02T00:00:00").AddSeconds(-69.184));
        Assert.InRange((r - new Vector3d(0.9771945, 0.1924424, 0.0834308)).Length, 0, 2e-6);
    }

    private static bool In(IReadOnlyList<Eclipse> eclipses, EclipseKind kind, DateTimeOffset utc) =>
        eclipses.Any(e => e.Kind == kind && e.EntryUtc <= utc && utc < e.ExitUtc);

    private static Vector3d TwoBody(DateTimeOffset utc)
    {
        // J2000 is 12:00 TT, 64.184 s before that in UTC.
        const double radius = 6700;
        double seconds = (utc - Utc("2000-01-01T12:00:00")).TotalSeconds + 64.184;
        double angle = Math.Sqrt(398600.4418 / (radius * radius * radius)) * seconds;
        return new Vector3d(radius * Math.Cos(angle), radius * Math.Sin(angle), 0);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
