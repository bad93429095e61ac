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

    /// <summary>
    /// Heavens-Above prints whole seconds and degrees, and of a pass only what is in the Sun: rise through 10 degrees, peak, and entry
    /// into a cylindrical shadow of a spherical Earth.
    /// </summary>
    [Fact]
    public void Visible_passes_agree_with_heavens_above()
    {
        const double seconds = 1.5;
        OrbitPropagator iss = Sets.Orbit(Sets.Iss);
        GroundSite zurich = new("Zurich", new GeodeticPosition(47.3744, 8.541, 0));
        DateTimeOffset from = Utc("2022-01-21T12:00:00");
        IReadOnlyList<Pass> passes = PassFinder.Find(iss, zurich, ElevationMask.Constant(10), from, from.AddDays(12)).Passes;
        IReadOnlyList<Eclipse> dark = EclipseFinder.Find(iss, from, from.AddDays(12), EarthShape.Sphere, ShadowModel.Cylinder).Eclipses;
        double worst = 0;
        void Near(string utc, DateTimeOffset ours) => worst = Math.Max(worst, Math.Abs((ours - Utc(utc)).TotalSeconds));
        Pass At(string utc) => passes.Single(p => p.AosUtc < Utc(utc).AddSeconds(5) && p.LosUtc > Utc(utc).AddSeconds(-5));
        Near("2022-01-22T17:14:24", At("2022-01-22T17:14:24").AosUtc);
        Near("2022-01-22T17:17:41", At("2022-01-22T17:17:41").TcaUtc);
        if (ReferenceData.Read("passes/heavens_above_zurich_iss.json", output) is JsonElement set)
        {
            JsonElement[] rows = [.. set.GetProperty("passes").EnumerateArray()];
            Assert.Equal(15, rows.Length);
            foreach (JsonElement row in rows)
            {
                (string start, string peak, string end) = (row.GetProperty("start_utc").GetString()!, row.GetProperty("peak_utc").GetString()!, row.GetProperty("end_utc").GetString()!);
                Pass pass = At(start);

                // One that comes out of the shadow starts higher.
                if (row.GetProperty("start_el_deg").GetDouble() == 10)
                {
                    Near(start, pass.AosUtc);
                }

                if (peak != end && peak != start)
                {
                    Near(peak, pass.TcaUtc);
                    Assert.Equal(row.GetProperty("peak_el_deg").GetDouble(), pass.MaxElevationDegrees, 0.6);
                }

                Near(end, row.GetProperty("end_kind").GetString() == "enters_shadow" ? dark.MinBy(e => (e.EntryUtc - Utc(end)).Duration())!.EntryUtc : pass.LosUtc);
            }

            foreach (JsonElement row in set.GetProperty("details").EnumerateArray())
            {
                DateTimeOffset rise = Utc(row.GetProperty("rises_0deg_utc").GetString()!);
                Pass whole = PassFinder.Find(iss, zurich, ElevationMask.Constant(0), rise.AddMinutes(-5), rise.AddMinutes(30)).Passes[0];
                Near(row.GetProperty("rises_0deg_utc").GetString()!, whole.AosUtc);
                Near(row.GetProperty("max_utc").GetString()!, whole.TcaUtc);
                Assert.Equal(row.GetProperty("range_km_at_max").GetDouble(), whole.TcaRangeKilometers, 1.0);
            }
        }

        output.WriteLine($"Heavens-Above: worst {worst:F2} s");
        Assert.InRange(worst, 0, seconds);
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
