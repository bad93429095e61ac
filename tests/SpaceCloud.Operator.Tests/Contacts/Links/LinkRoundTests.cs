using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Passes;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Contacts.Links;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Tests.Contacts.Links;

/// <summary>Rounds of planning links of satellites in one orbit, some degrees apart: they see each other always, in range or not.</summary>
public sealed class LinkRoundTests
{
    [Theory]
    [InlineData("a", "old")]
    [InlineData("old", "a")]
    public void One_way_of_a_satellite_with_refused_elements_stands_and_the_others_are_planned(string from, string to)
    {
        IReadOnlyDictionary<string, WindowIntent> intents = Round(
            "12:20", [Sat("a", 0, 2), Sat("b", 10), Sat("old", 5, daysOld: 3)], [Known(from, to, "14:00", "16:00")]);

        Assert.Equal(
            [.. new[] { "12:20-14:00 a>b", "12:20-14:00 b>a", "14:00-16:00 a>b", $"14:00-16:00 {from}>{to}", "14:00-16:00 b>a" }.Order(StringComparer.Ordinal)], Links(intents));
    }

    [Fact]
    public void A_link_of_a_satellite_with_refused_elements_stands_though_its_peer_lost_a_terminal()
    {
        Satellite[] fleet = [Sat("a", 0), Sat("b", 10), Sat("c", 1), Sat("old", 5, daysOld: 3)];
        IReadOnlyDictionary<string, WindowIntent> intents = Round(
            "12:20", fleet, Both("a", "b", "14:00", "14:40"), Both("a", "old", "14:00", "16:00"), Both("a", "c", "14:50", "15:10"));

        Assert.Equal(["14:00-16:00 a>old", "14:00-16:00 old>a"], Links(intents).Where(link => link.StartsWith("14", StringComparison.Ordinal) && link.Contains('a')));
    }

    [Fact]
    public void A_planned_link_outlives_nearer_satellites_that_come()
    {
        Satellite[] fleet = [Sat("a", 0), Sat("b", 30), .. Enumerable.Range(1, 8).SelectMany(i => new[] { Sat($"near-a{i}", i), Sat($"near-b{i}", 30 - i) })];
        IReadOnlyDictionary<string, WindowIntent> intents = Round("12:20", fleet, Both("a", "b", "12:00", "14:00"), Both("a", "b", "14:00", "16:00"));

        Assert.Equal(
            ["12:00-14:00 a>b", "12:00-14:00 b>a", "14:00-16:00 a>b", "14:00-16:00 b>a"],
            Links(intents).Where(link => link.EndsWith("a>b", StringComparison.Ordinal) || link.EndsWith("b>a", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pair_that_is_too_far_is_searched_for_when_a_link_of_it_is_planned_and_no_longer()
    {
        Satellite[] fleet = [Sat("a", 0), Sat("b", 30), .. Enumerable.Range(1, 8).SelectMany(i => new[] { Sat($"near-a{i}", i), Sat($"near-b{i}", 30 - i) })];
        LinkLedger ledger = new();
        string[] first = Links(Round("12:20", fleet, ledger));

        Assert.Contains("14:00-16:00 a>b", Links(Round("12:20", fleet, ledger, Both("a", "b", "14:00", "16:00"))));
        Assert.Equal(first, Links(Round("12:20", fleet, ledger)));
    }

    [Fact]
    public void A_satellite_that_comes_late_in_a_block_gets_no_link_in_the_past() => Assert.Equal(
        ["13:50-14:00 a>b", "13:50-14:00 b>a", "14:00-16:00 a>b", "14:00-16:00 b>a"], Links(Round("13:52", [Sat("a", 0), Sat("b", 10)])));

    [Fact]
    public void Terminal_time_that_a_link_took_until_it_ended_is_not_given_away() => Assert.Equal(
        ["12:33-14:00 a>c", "12:33-14:00 c>a"],
        Links(Round("12:36", [Sat("a", 0), Sat("b", 10), Sat("c", 5)], Both("a", "b", "12:00", "12:33"))).Where(link => link.StartsWith("12", StringComparison.Ordinal)));

    [Fact]
    public void A_window_under_way_keeps_its_times_and_its_terminal_when_the_two_see_each_other_for_less()
    {
        Satellite[] drifting = [Sat("a", 0, rangeKilometers: 2600), Sat("b", 20, revolutionsADay: 14.5)];
        Assert.StartsWith("12:20-13:", Links(Round("12:20", drifting))[0], StringComparison.Ordinal);

        string[] links = Links(Round("12:20", [.. drifting, Sat("c", 5)], Both("a", "b", "12:00", "14:00")));

        Assert.Equal(["12:00-14:00 a>b", "12:00-14:00 b>a"], links.Where(link => link.StartsWith("12", StringComparison.Ordinal) || link.StartsWith("13", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_link_cut_at_both_ends_of_its_block_tells_the_uncertainty_of_newer_elements()
    {
        PlannedPass[] known = [.. Both("a", "b", "14:00", "16:00").Select(pass => pass with { TimingSigmaSeconds = 5 })];

        Assert.Equal([0.14, 0.14], Round("12:20", [Sat("a", 0), Sat("b", 10)], known).Values
            .Where(intent => intent.Pass!.AosUtc == At("14:00")).Select(intent => intent.Pass!.TimingSigmaSeconds));
    }

    [Fact]
    public void A_second_round_wants_the_same()
    {
        Satellite[] fleet = [Sat("a", 0, 2), Sat("b", 20, revolutionsADay: 14.5), Sat("c", 5), Sat("d", 12, 2, revolutionsADay: 14.4)];
        IReadOnlyDictionary<string, WindowIntent> first = Round("12:20", fleet);

        Assert.Equal(Links(first), Links(Round("12:25", fleet, [.. first.Values.Select(intent => intent.Pass!)])));
    }

    private static IReadOnlyDictionary<string, WindowIntent> Round(string now, Satellite[] fleet, params PlannedPass[][] known) => Round(now, fleet, new LinkLedger(), known);

    private static IReadOnlyDictionary<string, WindowIntent> Round(string now, Satellite[] fleet, LinkLedger ledger, params PlannedPass[][] known) => LinkRoundRule.Decide(
        fleet,
        [],
        known.SelectMany(passes => passes).ToDictionary(pass => pass.Name, pass => new WindowIntent(pass)),
        TimeSpan.FromHours(4),
        At(now),
        ledger);

    /// <summary>What is wanted, by AOS, then name.</summary>
    private static string[] Links(IReadOnlyDictionary<string, WindowIntent> intents) =>
    [
        .. intents.Values.Where(intent => !intent.Obsolete).Select(intent => intent.Pass!)
            .Select(pass => string.Create(CultureInfo.InvariantCulture, $"{pass.AosUtc:HH:mm}-{pass.LosUtc:HH:mm} {pass.Satellite}>{pass.PeerSatellite}"))
            .Order(StringComparer.Ordinal),
    ];

    private static PlannedPass[] Both(string a, string b, string aos, string los) => [Known(a, b, aos, los), Known(b, a, aos, los)];

    private static PlannedPass Known(string from, string to, string aos, string los) =>
        new($"known-{from}-{to}-{aos.Replace(':', '-')}", from, "", 0, At(aos), At(aos), At(los), 0, 0.13, PeerSatellite: to);

    /// <summary>A satellite so many degrees before the first, at the epoch of the elements.</summary>
    private static Satellite Sat(
        string name, double degrees, int terminals = 1, int daysOld = 0, double rangeKilometers = 5000, double revolutionsADay = 14.19549167)
    {
        string line1 = string.Create(CultureInfo.InvariantCulture, $"1 43013U 17073A   {23023 - daysOld}.55795518  .00000188  00000+0  10976-3 0  999");
        string line2 = string.Create(CultureInfo.InvariantCulture, $"2 43013  98.7398 323.8803 0001505 101.4403 {200 + degrees:000.0000} {revolutionsADay:00.00000000}26845");
        Satellite satellite = Minimal.Satellite(name);
        return satellite with
        {
            Spec = satellite.Spec with
            {
                Orbit = new SatelliteOrbit(new TwoLineElementText(line1 + Tle.Checksum(line1), line2 + Tle.Checksum(line2)), TimeSpan.FromDays(1)),
                Links = satellite.Spec.Links with { InterSatellite = new SatelliteInterSatellite(terminals, 1_000_000_000, rangeKilometers) },
            },
        };
    }

    /// <summary>A time on 23 January 2023, UTC.</summary>
    private static DateTimeOffset At(string time) => new DateTimeOffset(2023, 1, 23, 0, 0, 0, TimeSpan.Zero) + TimeSpan.Parse(time, CultureInfo.InvariantCulture);
}
