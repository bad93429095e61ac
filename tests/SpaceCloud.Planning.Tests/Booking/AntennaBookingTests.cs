using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Planning.Tests.Booking;

public sealed class AntennaBookingTests
{
    [Theory]
    [InlineData(1, "a,d")] // half-open: d begins where a ends
    [InlineData(2, "a,b,d")]
    [InlineData(3, "a,b,c,d")]
    public void As_many_at_once_as_there_are_antennas(int antennas, string expected) => Assert.Equal(expected, Booked(
        [Pass("a", 0, 10, volume: 9), Pass("b", 0, 8, volume: 8), Pass("c", 5, 15, volume: 7), Pass("d", 10, 20, volume: 1)],
        Station(antennas)));

    [Theory]
    [InlineData(0, "a,b,c")]
    [InlineData(60, "a,b,c")]
    [InlineData(61, "a,c")]
    public void Two_passes_on_one_antenna_are_a_set_up_apart(int seconds, string expected) => Assert.Equal(expected, Booked(
        [Pass("a", 0, 10, volume: 9), Pass("b", 11, 20), Pass("c", 30, 40)],
        Station(1) with { SetupTime = TimeSpan.FromSeconds(seconds) }));

    [Theory]
    [InlineData(null, 5, 15, "d")] // the whole station
    [InlineData(1, 5, 15, "a,d")]
    [InlineData(2, 5, 15, "d")]
    [InlineData(null, 10, 20, "a,b,d")] // half-open: after a and b
    [InlineData(null, 15, 29, "a,b,d")] // exactly the set-up before d
    [InlineData(null, 15, 30, "a,b")] // d cannot be prepared for
    public void Nothing_is_booked_into_a_maintenance(int? antennas, int from, int to, string expected) => Assert.Equal(expected, Booked(
        [Pass("a", 0, 10, volume: 9), Pass("b", 0, 10, volume: 8), Pass("d", 30, 40)],
        Station(2) with { SetupTime = TimeSpan.FromMinutes(1), Outages = [new AntennaOutage(At(from), At(to), antennas)] }));

    [Fact]
    public void A_pass_that_is_not_surely_long_enough_gets_no_antenna()
    {
        StationAntennas station = Station(1) with { MinContactDuration = TimeSpan.FromSeconds(120) };
        BookingPlan plan = Book([Pass("sure", 0, 2), Pass("unsure", 10, 12) with { TimingSigmaSeconds = 0.1 }], station);

        Assert.Equal(["sure"], plan.Booked);
        Assert.Equal(BookingRefusal.TooShort, plan.Refused["unsure"]);
    }

    [Fact]
    public void The_antenna_is_kept_for_three_sigma_on_either_side()
    {
        AntennaRequest early = Pass("early", 0, 10, volume: 9) with { TimingSigmaSeconds = 10 };

        Assert.Equal("early", Booked([early, Pass("late", 10, 20) with { AosUtc = At(10).AddSeconds(29) }], Station(1)));
        Assert.Equal("early,late", Booked([early, Pass("late", 10, 20) with { AosUtc = At(10).AddSeconds(30) }], Station(1)));
    }

    [Theory]
    [InlineData(BookingClaim.Provided, 0, BookingClaim.UnderWay, 9, "a,b")] // both are beyond dispute
    [InlineData(BookingClaim.Provided, 0, BookingClaim.Reserved, 9, "a")]
    [InlineData(BookingClaim.UnderWay, 0, BookingClaim.Reserved, 9, "a")]
    [InlineData(BookingClaim.Reserved, 0, BookingClaim.Held, 9, "a")]
    [InlineData(BookingClaim.Reserved, 5, BookingClaim.Reserved, 9, "b")]
    [InlineData(BookingClaim.Held, 0, BookingClaim.Open, 9, "a")] // time and volume take nothing from a booking
    [InlineData(BookingClaim.Held, 5, BookingClaim.Held, 9, "b")]
    [InlineData(BookingClaim.Open, 5, BookingClaim.Open, 9, "b")]
    [InlineData(BookingClaim.Open, 5, BookingClaim.Open, 5, "a")] // volume
    public void The_stronger_claim_then_the_higher_priority(BookingClaim claimA, int priorityA, BookingClaim claimB, int priorityB, string expected) =>
        Assert.Equal(expected, Booked(
            [
                Pass("a", 0, 10, volume: 9) with { Claim = claimA, Priority = priorityA },
                Pass("b", 5, 15) with { Claim = claimB, Priority = priorityB },
            ],
            Station(1)));

    [Theory]
    [InlineData(5, 5, "held")]
    [InlineData(6, 5, "new")]
    [InlineData(4, 5, "held")]
    public void Only_news_of_more_priority_displaces_a_booking(int priority, int heldPriority, string expected) => Assert.Equal(expected, Booked(
        [
            Pass("new", 0, 10, volume: 9) with { Priority = priority, MayDisplace = true },
            Pass("held", 5, 15) with { Priority = heldPriority, Claim = BookingClaim.Held },
        ],
        Station(1)));

    [Fact]
    public void Owners_take_turns_by_the_time_they_were_given()
    {
        // Six times the only antenna: three satellites of one owner and one of another ask for each.
        AntennaRequest[] passes =
        [
            .. Enumerable.Range(0, 18).Select(i => Pass($"many-{i:00}", i / 3 * 60, (i / 3 * 60) + 10, satellite: $"many-{i % 3}", owner: "many", volume: 900)),
            .. Enumerable.Range(0, 6).Select(i => Pass($"one-{i}", i * 60, (i * 60) + 10, satellite: "one", owner: "one", volume: 1)),
        ];

        BookingPlan plan = Book(passes, Station(1));

        Assert.Equal(3, plan.Booked.Count(name => name.StartsWith("one", StringComparison.Ordinal)));
        Assert.Equal(6, plan.Booked.Count);
    }

    [Fact]
    public void A_satellite_with_fewer_contacts_comes_first()
    {
        BookingPlan plan = Book(
            [
                Pass("full-1", 0, 10, satellite: "full", volume: 90) with { Claim = BookingClaim.Held },
                Pass("full-2", 30, 40, satellite: "full", volume: 90),
                Pass("empty-1", 35, 45, satellite: "empty", volume: 1),
            ],
            Station(1));

        Assert.Equal(["empty-1", "full-1"], plan.Booked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(5, 15, null, "berg-1,troll-1")] // changes over in the tenth minute
    [InlineData(2, 9, null, "berg-1")] // nothing would be left
    [InlineData(5, 10.5, null, "berg-1")] // half a minute would be left
    [InlineData(5, 15, 12.0, "berg-1,rival")] // somebody else wants the antenna
    public void A_second_station_is_booked_from_what_is_left_over(double from, double to, double? rivalFrom, string expected)
    {
        AntennaRequest berg = Pass("berg-1", 0, 10, satellite: "lark", volume: 9);
        AntennaRequest troll = Pass("troll-1", from, to, satellite: "lark", volume: 8) with { Station = "troll" };
        AntennaRequest[] rivals = rivalFrom is { } minutes ? [Pass("rival", minutes, minutes + 5) with { Station = "troll" }] : [];
        StationAntennas[] stations = [Station(1), Station(1) with { Station = "troll", MinContactDuration = TimeSpan.FromMinutes(1) }];

        Assert.Equal(expected, Booked([berg, troll, .. rivals], stations));
    }

    [Fact]
    public void A_change_over_that_was_booked_stays_booked()
    {
        AntennaRequest berg = Pass("berg-1", 0, 10, satellite: "lark") with { Claim = BookingClaim.Held };
        AntennaRequest troll = Pass("troll-1", 5, 15, satellite: "lark") with { Station = "troll", Claim = BookingClaim.Held };

        Assert.Equal(
            "berg-1,troll-1",
            Booked([berg, troll, Pass("rival", 12, 17, volume: 99) with { Station = "troll" }], [Station(1), Station(1) with { Station = "troll" }]));
    }

    [Fact]
    public void What_a_user_or_a_pod_wants_at_two_stations_at_once_is_booked_at_both()
    {
        AntennaRequest berg = Pass("berg-1", 0, 10, satellite: "lark");
        AntennaRequest troll = Pass("troll-1", 2, 9, satellite: "lark") with { Station = "troll" };
        StationAntennas[] stations = [Station(5), Station(5) with { Station = "troll" }];

        Assert.Equal("berg-1,troll-1", Booked([berg with { Claim = BookingClaim.Reserved }, troll with { Claim = BookingClaim.Reserved }], stations));
        Assert.Equal("troll-1", Booked([berg, troll with { Claim = BookingClaim.Reserved }], stations)); // berg would leave nothing of what a plan counts on
        Assert.Equal("berg-1,troll-1", Booked([berg with { Claim = BookingClaim.UnderWay }, troll with { Claim = BookingClaim.Provided }], stations));
    }

    [Fact]
    public void A_long_silence_is_broken_before_a_big_pass_is_taken()
    {
        // Room for one contact more in all: the rival holds the antenna through all but the two passes.
        AntennaRequest[] passes =
        [
            Pass("first", 0, 10, satellite: "lark", volume: 1) with { Claim = BookingClaim.Held },
            Pass("big", 20, 30, satellite: "lark", volume: 1000),
            Pass("far", 200, 210, satellite: "lark", volume: 1),
        ];
        BookingPolicy tight = Policy with { MostBookingsPerSatellite = 2 };

        Assert.Equal(["far", "first"], Book(passes, Station(1), tight).Booked.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["big", "first"],
            Book(passes, Station(1), tight with { LongestSilence = TimeSpan.FromHours(9) }).Booked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_station_has_nothing_to_share_out()
    {
        BookingPlan plan = Book([Pass("a", 0, 10) with { Station = "nowhere" }], Station(1));

        Assert.Empty(plan.Booked);
        Assert.Equal(BookingRefusal.NoStation, plan.Refused["a"]);
    }

    internal static readonly BookingPolicy Policy = new() { FromUtc = At(0), ToUtc = At(480) };

    internal static DateTimeOffset At(double minutes) => Any.Now.AddMinutes(minutes);

    internal static StationAntennas Station(int antennas) => new() { Station = "berg", Antennas = antennas };

    internal static AntennaRequest Pass(
        string name, double fromMinutes, double toMinutes, string? satellite = null, string owner = "owner", long volume = 5) => new()
        {
            Name = name,
            Satellite = satellite ?? name,
            Station = "berg",
            Owner = owner,
            AosUtc = At(fromMinutes),
            LosUtc = At(toMinutes),
            VolumeBytes = volume,
        };

    private static string Booked(AntennaRequest[] passes, StationAntennas[] stations) => string.Join(
        ',', AntennaBooking.Book(passes, stations.ToDictionary(station => station.Station), Policy).Booked.Order(StringComparer.Ordinal));

    private static string Booked(AntennaRequest[] passes, StationAntennas station) => Booked(passes, [station]);

    private static BookingPlan Book(AntennaRequest[] passes, StationAntennas station, BookingPolicy? policy = null) =>
        AntennaBooking.Book(passes, new Dictionary<string, StationAntennas> { [station.Station] = station }, policy ?? Policy);
}
