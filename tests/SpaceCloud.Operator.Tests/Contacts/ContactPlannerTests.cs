using SpaceCloud.Api;
using SpaceCloud.Api.Passes;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class ContactPlannerTests
{
    private static readonly GroundStationSpec OneAntenna = new(78, 15, SetupTime: TimeSpan.Zero, MinContactDuration: TimeSpan.Zero);

    [Fact]
    public void Windows_are_named_by_satellite_station_and_revolution_and_one_gets_the_antenna()
    {
        ContactPlan plan = Plan([Found("lark", 12, "06:00", "06:10"), Found("wren", 7, "06:05", "06:14")], []);

        Assert.Equal(["lark-berg-12", "wren-berg-7"], plan.Passes.Select(pass => pass.Name));
        Assert.Equal(["lark-berg-12"], plan.Booking.Booked);
        Assert.Equal(BookingRefusal.NoAntennaFree, plan.Booking.Refused["wren-berg-7"]);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void A_second_pass_in_the_same_revolution_has_a_letter_and_keeps_it()
    {
        FoundPass first = Found("lark", 12, "06:00", "06:10");
        FoundPass second = Found("lark", 12, "07:20", "07:30") with { Ordinal = 1 };

        Assert.Equal(["lark-berg-12", "lark-berg-12b"], Plan([first, second], []).Passes.Select(pass => pass.Name));
        Assert.Equal(["lark-berg-12b"], Plan([second], []).Passes.Select(pass => pass.Name));
    }

    [Fact]
    public void Pairs_whose_names_run_together_stay_apart()
    {
        FoundPass[] found = [Found("a-b", 12, "06:00", "06:10") with { Station = "c" }, Found("a", 12, "07:00", "07:10") with { Station = "b-c" }];
        ContactPlanFacts facts = Facts(found, []);

        string[] names = [.. ContactPlanner.Plan(facts with { Stations = Stations("c", "b-c"), Satellites = Satellites("a-b", "a") }).Passes.Select(pass => pass.Name)];

        Assert.Equal(2, names.Distinct().Count());
        Assert.Contains("a-b-c-12", names);
    }

    [Fact]
    public void A_name_too_long_for_an_object_is_cut_and_stays_unique()
    {
        string satellite = new('s', 250);
        FoundPass[] found = [Found(satellite, 12, "06:00", "06:10"), Found(satellite, 13, "07:00", "07:10")];

        string[] names = [.. ContactPlanner.Plan(Facts(found, []) with { Satellites = Satellites(satellite) }).Passes.Select(pass => pass.Name)];

        Assert.All(names, name => Assert.InRange(name.Length, 1, 253));
        Assert.Equal(2, names.Distinct().Count());
    }

    [Theory]
    [InlineData("06:02", "06:11")]
    [InlineData("06:15", "06:25")] // so late that the two do not even overlap
    public void A_new_element_set_moves_a_window_but_does_not_rename_it(string aos, string los)
    {
        KnownWindow known = Known("lark-berg-12", "06:00", "06:10");

        ContactPlan plan = Plan([Found("lark", 12, aos, los)], [known]);

        PlannedPass pass = Assert.Single(plan.Passes);
        Assert.Equal(("lark-berg-12", 12), (pass.Name, pass.Revolution));
        Assert.Equal(At(aos), pass.AosUtc);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void New_elements_that_count_revolutions_otherwise_rename_nothing()
    {
        ContactPlan plan = Plan(
            [Found("lark", 13, "06:00", "06:10"), Found("lark", 14, "07:40", "07:50")],
            [Known("lark-berg-12", "06:00", "06:10"), Known("lark-berg-13", "07:40", "07:50") with { Pass = Pass("lark-berg-13", "07:40", "07:50", 13) }]);

        Assert.Equal(["lark-berg-12", "lark-berg-13"], plan.Passes.Select(pass => pass.Name));
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void Less_than_a_second_is_no_change()
    {
        KnownWindow known = Known("lark-berg-12", "06:00", "06:10");

        Assert.Equal(known.Pass, Assert.Single(Plan([Found("lark", 12, "06:00:00.9", "06:10:00.2") with { TimingSigmaSeconds = 0.3 }], [known]).Passes));
        Assert.Equal(0.34, Assert.Single(Plan([Found("lark", 12, "06:00:00.9", "06:10:00.2") with { TimingSigmaSeconds = 0.34 }], [known]).Passes).TimingSigmaSeconds);
    }

    [Fact]
    public void A_window_under_way_keeps_its_times_and_its_antenna()
    {
        KnownWindow known = Known("lark-berg-12", "05:55", "06:05") with { Booked = true };

        ContactPlan plan = Plan([Found("lark", 12, "05:50", "06:02"), Found("ant", 3, "05:54", "06:20")], [known], now: "05:56");
        ContactPlan vanished = Plan([Found("ant", 3, "05:54", "06:20")], [known], now: "05:56");

        Assert.All([plan, vanished], one => Assert.Equal(known.Pass with { Fixed = true }, one.Passes.Single(pass => pass.Satellite == "lark")));
        Assert.All([plan, vanished], one => Assert.Equal(["lark-berg-12"], one.Booking.Booked));
    }

    [Fact]
    public void A_pass_that_is_no_more_goes_unless_something_is_reserved_in_it()
    {
        ContactPlan plan = Plan([], [Known("lark-berg-12", "08:00", "08:10"), Known("lark-berg-13", "09:00", "09:10") with { Reserved = true }]);

        Assert.Equal(["lark-berg-12"], plan.Obsolete);
        Assert.Equal(WithdrawalReason.PassVanished, plan.Withdrawn["lark-berg-13"]);
        Assert.Empty(plan.Booking.Booked);
    }

    [Fact]
    public void Unusable_elements_leave_the_windows_standing_and_plan_no_new_ones()
    {
        KnownWindow known = Known("lark-berg-12", "08:00", "08:10") with { Booked = true };
        ContactPlanFacts facts = Facts([Found("ant", 3, "08:05", "08:15")], [known]);

        ContactPlan plan = ContactPlanner.Plan(facts with
        {
            Satellites = new Dictionary<string, PlannedSatellite> { ["lark"] = new(Minimal.Satellite().Spec, false), ["ant"] = new(Minimal.Satellite().Spec, true) },
        });

        Assert.Equal(known.Pass with { Fixed = true }, plan.Passes.Single(pass => pass.Satellite == "lark"));
        Assert.Equal(["lark-berg-12"], plan.Booking.Booked);
    }

    [Fact]
    public void Windows_of_a_satellite_that_is_gone_go()
    {
        ContactPlanFacts facts = Facts([], [Known("lark-berg-12", "08:00", "08:10") with { Reserved = true }]);

        Assert.Equal(["lark-berg-12"], ContactPlanner.Plan(facts with { Satellites = Satellites("ant") }).Obsolete);
    }

    [Fact]
    public void A_provided_window_stands_for_its_pass_and_holds_its_antenna()
    {
        KnownWindow provided = Known("mine", "06:00", "06:10") with { Provided = true };
        KnownWindow predicted = Known("lark-berg-12", "06:01", "06:11") with { Booked = true };

        ContactPlan plan = Plan([Found("lark", 12, "06:01", "06:11"), Found("wren", 7, "06:05", "06:14")], [provided, predicted]);
        ContactPlan reserved = Plan([Found("lark", 12, "06:01", "06:11")], [provided, predicted with { Reserved = true }]);

        Assert.Equal("wren-berg-7", Assert.Single(plan.Passes).Name);
        Assert.Equal(["mine"], plan.Booking.Booked);
        Assert.Equal(["lark-berg-12"], plan.Obsolete);
        Assert.Equal(WithdrawalReason.ReplacedByProvided, reserved.Withdrawn["lark-berg-12"]);
    }

    [Fact]
    public void A_cancelled_window_is_not_made_again()
    {
        ContactPlan plan = Plan([Found("lark", 12, "06:00", "06:10")], [Known("lark-berg-12", "06:00", "06:10") with { Cancelled = true }]);

        Assert.Empty(plan.Passes);
        Assert.Empty(plan.Booking.Booked);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void Of_what_nobody_booked_the_earliest_and_the_biggest_are_kept_and_what_exists_is_not_exchanged()
    {
        // The provided window holds the only antenna all the time, so that all are open; later ones are longer.
        KnownWindow provided = Known("all", "05:00", "13:00") with { Provided = true, Pass = Pass("all", "05:00", "13:00", 1) with { Satellite = "ant" } };
        FoundPass[] found =
        [
            .. Enumerable.Range(0, 20).Select(i => new FoundPass("lark", "berg", i, At("06:00").AddMinutes(20 * i), At("06:00").AddMinutes(20 * i), At("06:03").AddMinutes((20 * i) + (i / 2.0)), 10)),
        ];

        ContactPlan plan = Plan(found, [provided], open: 4);
        ContactPlan later = Plan(found, [provided, .. plan.Passes.Select(pass => new KnownWindow(pass, false))], now: "05:59", open: 4);
        ContactPlan after = Plan(found, [provided, .. plan.Passes.Select(pass => new KnownWindow(pass, false))], now: "06:03", open: 4);

        Assert.Equal(["lark-berg-0", "lark-berg-1", "lark-berg-18", "lark-berg-19"], plan.Passes.Select(pass => pass.Name));
        Assert.Equal(plan.Passes.Select(pass => pass.Name), later.Passes.Select(pass => pass.Name));
        Assert.Equal(["lark-berg-1", "lark-berg-2", "lark-berg-18", "lark-berg-19"], after.Passes.Select(pass => pass.Name));
    }

    [Fact]
    public void At_most_fifty_a_satellite_and_the_booked_ones_are_among_them()
    {
        string[] stations = [.. Enumerable.Range(0, 70).Select(i => $"station-{i:00}")];
        FoundPass[] many =
        [
            .. stations.Select((station, i) => Found("lark", 1, "07:00", "07:10") with
            {
                Station = station, AosUtc = At("07:00").AddMinutes(i * 5), LosUtc = At("07:00").AddMinutes((i * 5) + 5),
            }),
        ];

        ContactPlan plan = ContactPlanner.Plan(Facts(many, []) with { Stations = Stations(stations), OpenWindowsPerSatellite = 12 });

        Assert.Equal(BestPasses.MostWindowsPerSatellite, plan.Passes.Count);
        Assert.Equal(BestPasses.MostWindowsPerSatellite - 12, plan.Booking.Booked.Count);
        Assert.Subset(plan.Passes.Select(pass => pass.Name).ToHashSet(), plan.Booking.Booked.ToHashSet());
    }

    [Fact]
    public void Repeating_a_plan_changes_nothing_and_the_order_of_facts_does_not_matter()
    {
        FoundPass[] found = [Found("lark", 12, "06:00:00.4", "06:10:00.7"), Found("wren", 7, "06:05", "06:14"), Found("wren", 8, "07:45", "07:51")];
        ContactPlan first = Plan(found, []);

        ContactPlan second = Plan(
            [.. found.Reverse()], [.. first.Passes.Reverse().Select(pass => new KnownWindow(pass, Provided: false, Booked: first.Booking.Booked.Contains(pass.Name)))]);

        Assert.Equal(first.Passes, second.Passes);
        Assert.Equal(first.Booking.Booked.Order(), second.Booking.Booked.Order());
    }

    private static ContactPlan Plan(FoundPass[] found, KnownWindow[] known, string now = "05:00", int open = 10) =>
        ContactPlanner.Plan(Facts(found, known, now) with { OpenWindowsPerSatellite = open });

    private static ContactPlanFacts Facts(FoundPass[] found, KnownWindow[] known, string now = "05:00") => new(
        found, known, Satellites("lark", "wren", "ant"), Stations("berg"), PassHorizon.At(At(now), TimeSpan.FromHours(8)), 10, At(now));

    private static Dictionary<string, PlannedSatellite> Satellites(params string[] names) =>
        names.ToDictionary(name => name, name => new PlannedSatellite(Minimal.Satellite(name).Spec, true));

    private static Dictionary<string, GroundStationSpec> Stations(params string[] names) => names.ToDictionary(name => name, _ => OneAntenna);

    private static FoundPass Found(string satellite, int revolution, string aos, string los) =>
        new(satellite, "berg", revolution, At(aos), At(aos), At(los), 40);

    private static KnownWindow Known(string name, string aos, string los) => new(Pass(name, aos, los, 12), Provided: false);

    private static PlannedPass Pass(string name, string aos, string los, int revolution) =>
        new(name, "lark", "berg", revolution, At(aos), At(aos), At(los), 40);
}
