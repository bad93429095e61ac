using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class FleetPassFinderTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 6, 0, 30, TimeSpan.Zero);

    private static readonly PassStation[] Network =
    [
        new(new GroundSite("Svalbard", new GeodeticPosition(78.2, 15.4, 400)), ElevationMask.Constant(5)),
        new(new GroundSite("South Pole", new GeodeticPosition(-90, 0, 2835)), ElevationMask.Constant(0)),
        new(new GroundSite("Valley", new GeodeticPosition(46, 8, 500)), ElevationMask.ByAzimuth([new(0, 20), new(90, 5), new(180, 2), new(270, 15)])),
        new(new GroundSite("Equator", new GeodeticPosition(0, 10, 0)), ElevationMask.Constant(25)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_satellite_has_the_passes_it_has_alone(int threads)
    {
        PassSatellite[] fleet = Fleet(seed: 3, satellites: 21);

        FleetPasses all = FleetPassFinder.Find(fleet, Network, From, From.AddHours(20), threads);

        Assert.Equal(fleet.Length, all.SatelliteCount);
        for (int i = 0; i < fleet.Length; i++)
        {
            int satellite = i;
            Pass[] found = [.. all.Of(i).ToArray().Select(p => all.ToPass(satellite, p))];
            Pass[] alone =
            [
                .. Network.SelectMany(s => PassFinder
                    .Find(fleet[satellite].Orbit, s.Site, s.Mask.AtLeast(fleet[satellite].MinElevationDegrees), From, From.AddHours(20), fleet[satellite].Aging).Passes),
            ];
            Assert.Equal(alone.Length, found.Length);
            foreach ((Pass expected, Pass pass) in alone.Zip(found))
            {
                Assert.Equal((expected.AosUtc, expected.TcaUtc, expected.LosUtc), (pass.AosUtc, pass.TcaUtc, pass.LosUtc));
                Assert.Equal((expected.ClippedStart, expected.ClippedEnd), (pass.ClippedStart, pass.ClippedEnd));
                Assert.Equal(expected.MaxElevationDegrees, pass.MaxElevationDegrees, 1e-5);
                Assert.Equal(expected.TcaRangeKilometers, pass.TcaRangeKilometers, 5e-3);
                Assert.Equal(0, Math.IEEERemainder(expected.AosAzimuthDegrees - pass.AosAzimuthDegrees, 360), 0.003);
                Assert.Equal(0, Math.IEEERemainder(expected.TcaAzimuthDegrees - pass.TcaAzimuthDegrees, 360), 0.003);
                Assert.Equal(0, Math.IEEERemainder(expected.LosAzimuthDegrees - pass.LosAzimuthDegrees, 360), 0.003);
                Assert.Equal(expected.TimingSigmaSeconds, pass.TimingSigmaSeconds);
            }
        }

        Assert.True(all.Count > 200);
    }

    [Fact]
    public void Passes_stand_by_station_then_time()
    {
        FleetPasses all = FleetPassFinder.Find(Fleet(4, 9), Network, From, From.AddDays(1));
        for (int i = 0; i < all.SatelliteCount; i++)
        {
            PassRecord[] passes = all.Of(i).ToArray();
            Assert.Equal(passes.OrderBy(p => p.Station).ThenBy(p => p.AosTicks), passes);
        }
    }

    [Fact]
    public void A_satellite_that_decays_is_cut_there_and_its_neighbours_are_not()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? falling, out _));
        PassSatellite[] fleet = [new(Sets.Orbit(Sets.Iss)), new(falling), new(Sets.Orbit(Sets.Polar))];
        DateTimeOffset from = falling.Elements.EpochUtc;

        FleetPasses all = FleetPassFinder.Find(fleet, Network, from, from.AddDays(20));

        Assert.Null(all.FailureOf(0));
        Assert.Null(all.FailureOf(2));
        PropagationFailure failure = all.FailureOf(1)!;
        Assert.Equal(PropagationError.None, falling.Propagate(failure.AtUtc, out TemeState _));
        Assert.NotEqual(PropagationError.None, falling.Propagate(failure.AtUtc.AddSeconds(1), out TemeState _));
        Assert.NotEmpty(all.Of(1).ToArray());
        Assert.All(all.Of(1).ToArray(), p => Assert.True(p.LosTicks <= failure.AtUtc.UtcTicks));
        Assert.Equal(PassFinder.Find(fleet[2].Orbit, Network[1].Site, Network[1].Mask, from, from.AddDays(20)).Passes.Count, all.Of(2).ToArray().Count(p => p.Station == 1));
    }

    [Fact]
    public void Something_that_fails_at_the_start_has_no_pass_and_says_so()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? falling, out _));
        DateTimeOffset late = falling.Elements.EpochUtc.AddDays(60);

        PassSearch search = PassFinder.Find(falling, Network[0].Site, Network[0].Mask, late, late.AddDays(1));

        Assert.Empty(search.Passes);
        Assert.Equal(late, search.Failure!.AtUtc);
    }

    /// <summary>A geostationary satellite seen all day is one pass, cut at both ends; from the other side of the Earth it is none.</summary>
    [Fact]
    public void What_stands_still_is_always_up_or_never()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(1.00271267, 0.0002, 0.05, 0), out OrbitPropagator? still, out _));
        DateTimeOffset from = still.Elements.EpochUtc;
        Assert.Equal(PropagationError.None, still.Propagate(from, out EarthFixedState state));
        double longitude = GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers).LongitudeDegrees;

        Pass pass = Assert.Single(PassFinder.Find(still, new GroundSite("below", new GeodeticPosition(20, longitude, 0)), ElevationMask.Constant(5), from, from.AddDays(3)).Passes);

        Assert.Equal((from, from.AddDays(3), true, true), (pass.AosUtc, pass.LosUtc, pass.ClippedStart, pass.ClippedEnd));
        double opposite = longitude > 0 ? longitude - 180 : longitude + 180;
        Assert.Empty(PassFinder.Find(still, new GroundSite("beyond", new GeodeticPosition(20, opposite, 0)), ElevationMask.Constant(5), from, from.AddDays(3)).Passes);
    }

    /// <summary>Near apogee an eccentric orbit may climb, sink and climb again while it stays up.</summary>
    [Fact]
    public void Two_culminations_in_one_pass_are_one_pass_with_the_higher_one()
    {
        int twice = 0;
        for (int node = 0; node < 360; node += 15)
        {
            MeanElements elements = OrbitPropagatorTests.Elements(2.006, 0.72, 63.4, 0) with { ArgumentOfPerigeeDegrees = 270, RightAscensionDegrees = node };
            Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out _));
            GroundSite site = new("site", new GeodeticPosition(35, 20, 0));
            foreach (Pass pass in PassFinder.Find(orbit, site, ElevationMask.Constant(10), elements.EpochUtc, elements.EpochUtc.AddDays(1)).Passes.Where(p => !p.ClippedStart && !p.ClippedEnd))
            {
                double[] elevation =
                [
                    .. Enumerable.Range(0, (int)pass.Duration.TotalSeconds / 30).Select(i =>
                    {
                        orbit.Propagate(pass.AosUtc.AddSeconds(30 * i), out EarthFixedState state);
                        return site.Look(state.PositionKilometers).ElevationDegrees;
                    }),
                ];
                twice += Enumerable.Range(1, elevation.Length - 2).Count(i => elevation[i] > elevation[i - 1] && elevation[i] > elevation[i + 1]) == 2 ? 1 : 0;
                Assert.Equal(elevation.Max(), pass.MaxElevationDegrees, 0.01);
                Assert.True(elevation.Skip(1).Min() > 10);
            }
        }

        Assert.True(twice > 0);
    }

    [Fact]
    public void An_empty_fleet_network_or_window_has_no_pass()
    {
        Assert.Equal(0, FleetPassFinder.Find([], Network, From, From.AddDays(1)).Count);
        Assert.Equal(0, FleetPassFinder.Find(Fleet(1, 3), [], From, From.AddDays(1)).Count);
        Assert.Equal(0, FleetPassFinder.Find(Fleet(1, 3), Network, From, From).Count);
    }

    [Theory]
    [InlineData(-11)]
    [InlineData(91)]
    [InlineData(double.NaN)]
    public void An_impossible_lowest_elevation_is_refused(double elevation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PassSatellite(Sets.Orbit(Sets.Iss)) { MinElevationDegrees = elevation });

    [Fact]
    public void A_search_can_be_ended_early()
    {
        using CancellationTokenSource ended = new();
        ended.Cancel();
        Assert.Throws<OperationCanceledException>(() => FleetPassFinder.Find(Fleet(1, 3), Network, From, From.AddDays(1), 1, ended.Token));
    }

    internal static PassSatellite[] Fleet(int seed, int satellites)
    {
        RandomSky sky = new(seed);
        return
        [
            .. Enumerable.Range(0, satellites).Select(_ => new PassSatellite(sky.OfEveryKind().ElementAt(sky.Random.Next(12)))
            {
                MinElevationDegrees = sky.Random.Next(3) == 0 ? 8 : -10,
                Aging = sky.Random.Next(2) == 0 ? ElementAging.Passive : ElementAging.Manoeuvring,
            }),
        ];
    }
}
