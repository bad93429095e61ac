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

    [Fact]
    public void Lit_and_dark_points_agree_with_gmat()
    {
        List<(string Utc, Vector3d Place, double Lit)> points =
        [
            ("2000-01-01T12:09:00", new(1272.929355, 6984.992047, 1299.821897), 1),
            ("2000-01-01T12:30:00", new(-7298.548961, 500.322464, 639.443822), 0),
        ];
        if (ReferenceData.Read("eclipse/gmat_points.json", output) is JsonElement set)
        {
            points =
            [
                .. set.GetProperty("cases").EnumerateArray().Select(c => (
                    c.GetProperty("utc").GetString()!,
                    new Vector3d(c.GetProperty("r_ecef_km")[0].GetDouble(), c.GetProperty("r_ecef_km")[1].GetDouble(), c.GetProperty("r_ecef_km")[2].GetDouble()),
                    c.GetProperty("state").GetString() == "sunlit" ? 1.0 : 0)),
            ];
        }

        Assert.Equal(2, points.Count);
        foreach ((string utc, Vector3d place, double lit) in points)
        {
            Vector3d sun = EarthRotation.ToEarthFixed(Sun.PositionKilometers(Utc(utc)), EarthRotation.GreenwichMeanSiderealRadians(Utc(utc)));
            Assert.Equal(lit, Shadow.LitFraction(place, sun));
        }
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
