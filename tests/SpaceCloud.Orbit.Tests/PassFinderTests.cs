using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class PassFinderTests
{
    private static readonly GroundSite[] Places =
    [
        new("Svalbard", new GeodeticPosition(78.230306, 15.396518, 0)),
        new("Equator", new GeodeticPosition(0, 10, 0)),
        new("Cordoba", new GeodeticPosition(-31.2884, -64.2032868, 492.96)),
        new("South Pole", new GeodeticPosition(-90, 0, 2835)),
    ];

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 5.0)]
    [InlineData(2, 10.0)]
    [InlineData(3, 0.0)]
    [InlineData(3, 20.0)]
    [InlineData(4, 5.0)]
    public void A_scan_every_second_finds_the_same_passes(int set, double mask)
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.NearEarth[set]);
        DateTimeOffset from = orbit.Elements.EpochUtc.AddHours(3);
        const int seconds = 86400;
        foreach (GroundSite site in Places)
        {
            IReadOnlyList<Pass> found = PassFinder.Find(orbit, site, ElevationMask.Constant(mask), from, from.AddSeconds(seconds)).Passes;

            double[] elevation = [.. Enumerable.Range(0, seconds + 1).Select(s => Elevation(orbit, site, from.AddSeconds(s)))];
            List<(double Aos, double Los)> scanned = Scan(elevation, mask);
            Pass[] clear = [.. found.Where(p => p.MaxElevationDegrees > mask + 0.01)];
            Assert.Equal(scanned.Count(s => Peak(elevation, s) > mask + 0.01), clear.Length);
            foreach ((Pass pass, (double aos, double los)) in clear.Zip(scanned.Where(s => Peak(elevation, s) > mask + 0.01)))
            {
                Assert.Equal(aos, (pass.AosUtc - from).TotalSeconds, 0.02);
                Assert.Equal(los, (pass.LosUtc - from).TotalSeconds, 0.02);
                Assert.InRange(pass.MaxElevationDegrees, Peak(elevation, (aos, los)) - 5e-4, 90);
                Assert.Equal(Elevation(orbit, site, pass.TcaUtc), pass.MaxElevationDegrees, 5e-4);
                Assert.InRange(Elevation(orbit, site, pass.TcaUtc.AddSeconds(0.05)), -90, pass.MaxElevationDegrees + 5e-4);
                Assert.InRange(Elevation(orbit, site, pass.TcaUtc.AddSeconds(-0.05)), -90, pass.MaxElevationDegrees + 5e-4);
                Assert.InRange(pass.TcaUtc, pass.AosUtc, pass.LosUtc);
                Assert.Equal(aos <= 0, pass.ClippedStart);
                Assert.Equal(los >= seconds, pass.ClippedEnd);
            }
        }
    }

    [Fact]
    public void Passes_of_a_second_are_found()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Polar);
        DateTimeOffset from = orbit.Elements.EpochUtc;
        foreach (Pass whole in PassFinder.Find(orbit, Places[2], ElevationMask.Constant(0), from, from.AddDays(3)).Passes)
        {
            Pass grazing = Assert.Single(
                PassFinder.Find(orbit, Places[2], ElevationMask.Constant(whole.MaxElevationDegrees - 1e-5), from, from.AddDays(3)).Passes,
                p => Math.Abs((p.TcaUtc - whole.TcaUtc).TotalSeconds) < 0.01);
            Assert.InRange(grazing.Duration.TotalSeconds, 1e-4, 5);
        }
    }

    [Fact]
    public void A_pass_in_progress_is_clipped_and_marked()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Polar);
        DateTimeOffset from = orbit.Elements.EpochUtc;
        Pass whole = PassFinder.Find(orbit, Places[0], ElevationMask.Constant(0), from, from.AddDays(1)).Passes[0];

        Pass tail = PassFinder.Find(orbit, Places[0], ElevationMask.Constant(0), whole.TcaUtc, from.AddDays(1)).Passes[0];
        Pass head = PassFinder.Find(orbit, Places[0], ElevationMask.Constant(0), from, whole.TcaUtc).Passes[^1];

        Assert.Equal((whole.TcaUtc, true, false), (tail.AosUtc, tail.ClippedStart, tail.ClippedEnd));
        Assert.Equal((whole.TcaUtc, false, true), (head.LosUtc, head.ClippedStart, head.ClippedEnd));
        Assert.Equal(whole.LosUtc, tail.LosUtc, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void The_search_ends_where_the_orbit_decays()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? orbit, out _));
        DateTimeOffset from = orbit.Elements.EpochUtc;

        PassSearch search = PassFinder.Find(orbit, Places[0], ElevationMask.Constant(0), from, from.AddDays(20));

        Assert.NotNull(search.Failure);
        Assert.InRange(search.Failure.AtUtc, from, from.AddDays(20));
        Assert.NotEmpty(search.Passes);
        Assert.All(search.Passes, p => Assert.True(p.LosUtc <= search.Failure.AtUtc));
        Assert.Equal(PropagationError.None, orbit.Propagate(search.Failure.AtUtc, out TemeState _));
        Assert.NotEqual(PropagationError.None, orbit.Propagate(search.Failure.AtUtc.AddSeconds(2), out TemeState _));
    }

    [Fact]
    public void An_empty_or_reversed_span_holds_no_pass()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Iss);
        DateTimeOffset from = orbit.Elements.EpochUtc;
        Assert.Empty(PassFinder.Find(orbit, Places[1], ElevationMask.Constant(0), from, from).Passes);
        Assert.Empty(PassFinder.Find(orbit, Places[1], ElevationMask.Constant(0), from, from.AddDays(-1)).Passes);
    }

    private static double Elevation(OrbitPropagator orbit, GroundSite site, DateTimeOffset utc)
    {
        Assert.Equal(PropagationError.None, orbit.Propagate(utc, out EarthFixedState state));
        return site.Look(state.PositionKilometers).ElevationDegrees;
    }

    private static double Peak(double[] elevation, (double Aos, double Los) pass) =>
        elevation[(int)Math.Ceiling(pass.Aos)..((int)pass.Los + 1)].Max();

    private static List<(double Aos, double Los)> Scan(double[] elevation, double mask)
    {
        List<(double, double)> passes = [];
        double aos = elevation[0] > mask ? 0 : -1;
        for (int s = 1; s < elevation.Length; s++)
        {
            double crossing = s - 1 + ((mask - elevation[s - 1]) / (elevation[s] - elevation[s - 1]));
            if (elevation[s - 1] <= mask && elevation[s] > mask)
            {
                aos = crossing;
            }
            else if (elevation[s - 1] > mask && elevation[s] <= mask)
            {
                passes.Add((aos, crossing));
                aos = -1;
            }
        }

        if (aos >= 0)
        {
            passes.Add((aos, elevation.Length - 1));
        }

        return passes;
    }
}
