using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class RollingPassesTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Length = TimeSpan.FromHours(6);

    /// <summary>However far and often the window is moved, it holds what a search of that window alone finds, bit for bit.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_window_that_was_moved_holds_the_passes_of_one_that_was_not(int seed)
    {
        RandomSky sky = new(seed);
        PassSatellite[] fleet = FleetPassFinderTests.Fleet(seed, 27);
        PassStation[] network = [.. Enumerable.Range(0, 6).Select(_ => new PassStation(sky.Site(), sky.Mask()))];
        RollingPasses rolling = new(From, From + Length, degreeOfParallelism: 1 + (seed % 2));
        rolling.AddStations(network);
        rolling.AddSatellites(fleet);
        for (int move = 0; move < 12; move++)
        {
            rolling.Advance(rolling.FromUtc.AddMinutes(sky.Random.Next(4) * 10), rolling.ToUtc.AddMinutes(sky.Random.Next(4) * 10));

            AssertSame(FleetPassFinder.Find(fleet, network, rolling.FromUtc, rolling.ToUtc), rolling, seed);
        }
    }

    [Fact]
    public void One_satellite_or_station_can_change_and_the_others_stay()
    {
        PassSatellite[] fleet = FleetPassFinderTests.Fleet(5, 20);
        PassSatellite other = FleetPassFinderTests.Fleet(6, 1)[0];
        RandomSky sky = new(5);
        PassStation[] network = [.. Enumerable.Range(0, 5).Select(_ => new PassStation(sky.Site(), sky.Mask()))];
        RollingPasses rolling = new(From, From + Length);
        rolling.AddSatellites(fleet[..10]);
        Assert.Equal([0, 1, 2], rolling.AddStations(network[..3]));
        Assert.Equal(Enumerable.Range(10, 10), rolling.AddSatellites(fleet[10..]));
        Assert.Equal([3, 4], rolling.AddStations(network[3..]));
        AssertSame(FleetPassFinder.Find(fleet, network, From, From + Length), rolling, 5);

        PassRecord[] before = rolling.Of(12).ToArray();
        rolling.ReplaceSatellites(new Dictionary<int, PassSatellite> { [11] = other });
        Assert.Equal(before, rolling.Of(12).ToArray());
        fleet[11] = other;
        AssertSame(FleetPassFinder.Find(fleet, network, From, From + Length), rolling, 5);

        rolling.Advance(From.AddMinutes(20), From + Length + TimeSpan.FromMinutes(20));
        rolling.RemoveStation(1);
        Assert.All(rolling.Of(3).ToArray(), p => Assert.NotEqual(1, p.Station));
        Assert.Equal([1], rolling.AddStations([network[1]]));
        AssertSame(FleetPassFinder.Find(fleet, network, rolling.FromUtc, rolling.ToUtc), rolling, 5);

        rolling.RemoveSatellite(11);
        Assert.Throws<ArgumentOutOfRangeException>(() => rolling.Of(11).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => rolling.ReplaceSatellites(new Dictionary<int, PassSatellite> { [11] = other }));
        Assert.Throws<ArgumentOutOfRangeException>(() => rolling.RemoveStation(7));
        Assert.Equal([11, 20], rolling.AddSatellites([other, other]));
        Assert.Equal(rolling.Of(11).ToArray(), rolling.Of(20).ToArray());
    }

    [Fact]
    public void A_pass_in_progress_at_the_start_keeps_its_rise()
    {
        PassSatellite iss = new(Sets.Orbit(Sets.Iss)) { Aging = ElementAging.Manoeuvring };
        DateTimeOffset from = new(2022, 1, 22, 0, 0, 0, TimeSpan.Zero);
        RollingPasses rolling = new(from, from.AddDays(1));
        rolling.AddStations([new PassStation(new GroundSite("Zurich", new GeodeticPosition(47.3744, 8.541, 0)), ElevationMask.Constant(10))]);
        rolling.AddSatellites([iss]);
        PassRecord pass = rolling.Of(0)[1];
        long minute = TimeSpan.TicksPerMinute;
        DateTimeOffset during = new((pass.AosTicks / minute * minute) + (2 * minute), TimeSpan.Zero);

        rolling.Advance(during, during.AddDays(1));

        Assert.Equal(pass, rolling.Of(0)[0]);
        Assert.Equal((1 + (6 * (new DateTimeOffset(pass.TcaTicks, TimeSpan.Zero) - iss.Orbit.Elements.EpochUtc).TotalDays)) / 7.6, rolling.ToPass(0, pass).TimingSigmaSeconds, 1e-9);
    }

    [Fact]
    public void A_satellite_that_decays_stays_cut_where_it_did()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? falling, out _));
        PassStation[] network = [new(new GroundSite("Svalbard", new GeodeticPosition(78.2, 15.4, 400)), ElevationMask.Constant(0))];
        DateTimeOffset from = falling.Elements.EpochUtc;
        PropagationFailure failure = FleetPassFinder.Find([new(falling)], network, from, from.AddDays(20)).FailureOf(0)!;
        DateTimeOffset start = new(failure.AtUtc.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        RollingPasses rolling = new(start.AddHours(-12), start);
        rolling.AddStations(network);
        rolling.AddSatellites([new(falling)]);
        for (int hours = 1; hours < 5; hours++)
        {
            Assert.Equal(hours == 1 ? null : failure, rolling.FailureOf(0));
            rolling.Advance(start.AddHours(hours - 12), start.AddHours(hours));
            Assert.Equal(FleetPassFinder.Find([new(falling)], network, start.AddHours(-12), start.AddHours(5)).Of(0).ToArray().Where(p => p.LosTicks > rolling.FromUtc.UtcTicks), rolling.Of(0).ToArray());
        }
    }

    [Fact]
    public void A_satellite_that_has_no_orbit_yet_is_found_once_the_window_reaches_it()
    {
        // With so much drag SGP4 knows no orbit some days before the epoch.
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(12, 0.15, 63, 0.5), out OrbitPropagator? young, out _));
        PassStation[] network = [new(new GroundSite("Svalbard", new GeodeticPosition(78.2, 15.4, 400)), ElevationMask.Constant(0))];
        DateTimeOffset epoch = young.Elements.EpochUtc;
        DateTimeOffset from = new DateTimeOffset(epoch.UtcTicks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay, TimeSpan.Zero).AddDays(-40);
        RollingPasses rolling = new(from, from.AddHours(6));
        rolling.AddStations(network);
        rolling.AddSatellites([new(young)]);
        Assert.NotNull(rolling.FailureOf(0));
        while (rolling.ToUtc < epoch.AddHours(6))
        {
            rolling.Advance(rolling.FromUtc.AddHours(2), rolling.ToUtc.AddHours(2));
        }

        Assert.Null(rolling.FailureOf(0));
        Assert.NotEmpty(rolling.Of(0).ToArray());
        Assert.Equal(FleetPassFinder.Find([new(young)], network, rolling.FromUtc, rolling.ToUtc).Of(0).Length, rolling.Of(0).Length);
    }

    [Fact]
    public void A_window_off_the_minute_or_backwards_is_refused()
    {
        Assert.Contains("whole minutes", Assert.Throws<ArgumentException>(() => new RollingPasses(From.AddSeconds(1), From.AddHours(1))).Message, StringComparison.Ordinal);
        RollingPasses rolling = new(From, From.AddHours(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => rolling.Advance(From.AddMinutes(-1), From.AddHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => rolling.Advance(From, From.AddMinutes(59)));
    }

    /// <summary>A pass in progress at the start keeps its rise; for all others the records are the same, bit for bit.</summary>
    private static void AssertSame(FleetPasses expected, RollingPasses rolling, int seed)
    {
        for (int satellite = 0; satellite < expected.SatelliteCount; satellite++)
        {
            PassRecord[] fresh = [.. expected.Of(satellite).ToArray().OrderBy(p => p.LosTicks).ThenBy(p => p.ClippedEnd).ThenBy(p => p.Station)];
            PassRecord[] moved = rolling.Of(satellite).ToArray();
            Assert.True(fresh.Length == moved.Length, $"seed {seed}, satellite {satellite}: {fresh.Length} passes in the window, {moved.Length} in the moved one");
            foreach ((PassRecord one, PassRecord other) in fresh.Zip(moved))
            {
                if (!one.ClippedStart)
                {
                    Assert.Equal(one, other);
                }
                else
                {
                    Assert.Equal((one.Station, one.LosTicks, one.ClippedEnd), (other.Station, other.LosTicks, other.ClippedEnd));
                    Assert.True(other.AosTicks <= one.AosTicks);
                }
            }

            Assert.Equal(expected.FailureOf(satellite), rolling.FailureOf(satellite));
        }
    }
}
