using System.Globalization;
using System.Text.Json;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>Passes that AGI STK computed for the same elements and sites.</summary>
public sealed class ReferencePassTests(ITestOutputHelper output)
{
    private const double MaxEdgeErrorSeconds = 0.05;
    private const double MaxTcaErrorSeconds = 0.1;
    private const double MaxElevationErrorDegrees = 0.03;

    [Fact]
    public void Single_figures_agree()
    {
        OrbitPropagator bugsat = Sets.Orbit(Sets.Bugsat);
        GroundSite cordoba = new("Cordoba", new GeodeticPosition(-31.2884, -64.2032868, 492.96));
        IReadOnlyList<Pass> passes = PassFinder.Find(bugsat, cordoba, ElevationMask.Constant(0), Utc("2014-10-22T20:18:11.921921"), Utc("2014-10-25T04:00:00")).Passes;
        Check(passes[0], "2014-10-23T01:27:33.224", "2014-10-23T01:32:41.074", "2014-10-23T01:37:47.944", 12.76);

        OrbitPropagator polar = Sets.Orbit(Sets.Polar);
        GroundSite svalbard = new("Svalbard", new GeodeticPosition(78.230306, 15.396518, 0));
        passes = PassFinder.Find(polar, svalbard, ElevationMask.Constant(0), Utc("2020-01-01T00:00:00"), Utc("2020-01-02T00:00:00")).Passes;
        Check(passes[0], "2020-01-01T00:19:59.776", null, "2020-01-01T00:30:39.293", null);
    }

    [Theory]
    [InlineData("passes/stk_bugsat1_cordoba.json", 10)]
    [InlineData("passes/stk_polar_svalbard.json", 15)]
    public void Whole_sets_agree(string file, int count)
    {
        if (ReferenceData.Read(file, output) is not JsonElement set)
        {
            Single_figures_agree();
            return;
        }

        JsonElement station = set.GetProperty("station");
        GroundSite site = new("site", new GeodeticPosition(
            station.GetProperty("lat_deg").GetDouble(), station.GetProperty("lon_deg").GetDouble(), station.GetProperty("alt_m").GetDouble()));
        OrbitPropagator orbit = Sets.Orbit((set.GetProperty("tle")[0].GetString()!, set.GetProperty("tle")[1].GetString()!));
        ElevationMask mask = ElevationMask.Constant(set.GetProperty("mask_deg").GetDouble());

        IReadOnlyList<Pass> passes = PassFinder.Find(orbit, site, mask, Utc(set.GetProperty("search_start_utc").GetString()!), Utc(set.GetProperty("search_end_utc").GetString()!)).Passes;

        Assert.Equal(count, passes.Count);
        double worst = 0;
        foreach ((Pass pass, JsonElement expected) in passes.Zip(set.GetProperty("passes").EnumerateArray()))
        {
            string? tca = expected.TryGetProperty("tca_utc", out JsonElement t) ? t.GetString() : null;
            double? elevation = expected.TryGetProperty("max_el_deg", out JsonElement e) ? e.GetDouble() : null;
            worst = Math.Max(worst, Check(pass, expected.GetProperty("aos_utc").GetString()!, tca, expected.GetProperty("los_utc").GetString()!, elevation));
        }

        output.WriteLine($"{file}: {count} passes, worst AOS/LOS error {worst:F4} s");
    }

    private static double Check(Pass pass, string aos, string? tca, string los, double? elevation)
    {
        double worst = Math.Max(Math.Abs((pass.AosUtc - Utc(aos)).TotalSeconds), Math.Abs((pass.LosUtc - Utc(los)).TotalSeconds));
        Assert.InRange(worst, 0, MaxEdgeErrorSeconds);
        if (tca is not null)
        {
            Assert.InRange(Math.Abs((pass.TcaUtc - Utc(tca)).TotalSeconds), 0, MaxTcaErrorSeconds);
        }

        if (elevation is double degrees)
        {
            Assert.InRange(Math.Abs(pass.MaxElevationDegrees - degrees), 0, MaxElevationErrorDegrees);
        }

        return worst;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
