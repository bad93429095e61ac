using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class ContactPlannerTests
{
    private static readonly Dictionary<string, int> OneAntenna = new() { ["berg"] = 1 };

    [Fact]
    public void Windows_are_named_by_satellite_station_and_revolution_and_the_first_gets_the_antenna()
    {
        ContactPlan plan = Plan([Found("lark", 12, "06:00", "06:10"), Found("wren", 7, "06:05", "06:14")], []);

        Assert.Equal(["lark-berg-12", "wren-berg-7"], plan.Passes.Select(pass => pass.Name));
        Assert.Equal(["lark-berg-12"], plan.Booked);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void A_name_too_long_for_an_object_is_cut_and_stays_unique()
    {
        string satellite = new('s', 250);
        FoundPass[] found = [Found(satellite, 12, "06:00", "06:10"), Found(satellite, 13, "07:00", "07:10")];

        string[] names = [.. Plan(found, []).Passes.Select(pass => pass.Name)];

        Assert.All(names, name => Assert.InRange(name.Length, 1, 253));
        Assert.Equal(2, names.Distinct().Count());
    }

    [Fact]
    public void A_new_element_set_moves_a_window_but_does_not_rename_it()
    {
        KnownWindow known = Known("lark-berg-12", "06:00", "06:10");

        ContactPlan plan = Plan([Found("lark", 13, "06:02", "06:11")], [known]);

        PlannedPass pass = Assert.Single(plan.Passes);
        Assert.Equal("lark-berg-12", pass.Name);
        Assert.Equal(At("06:02"), pass.AosUtc);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void Less_than_a_second_is_no_change()
    {
        KnownWindow known = Known("lark-berg-12", "06:00", "06:10");

        Assert.Equal(known.Pass, Assert.Single(Plan([Found("lark", 12, "06:00:00.9", "06:10:00.2")], [known]).Passes));
    }

    [Fact]
    public void A_window_under_way_keeps_its_times_and_its_antenna()
    {
        KnownWindow known = Known("lark-berg-12", "05:55", "06:05");

        ContactPlan plan = Plan([Found("lark", 12, "05:50", "06:02"), Found("ant", 3, "05:54", "06:20")], [known], now: "05:56");

        Assert.Equal(At("05:55"), plan.Passes.Single(pass => pass.Satellite == "lark").AosUtc);
        Assert.Equal(["lark-berg-12"], plan.Booked);
    }

    [Fact]
    public void A_pass_that_is_no_more_goes_and_a_long_past_one_is_pruned()
    {
        ContactPlan plan = Plan([], [Known("lark-berg-12", "08:00", "08:10"), Known("lark-berg-1", "00:00", "00:10")], now: "06:10");

        Assert.Equal(["lark-berg-12"], plan.Obsolete);
        Assert.Equal(["lark-berg-1"], plan.Expired);
    }

    [Fact]
    public void Unreadable_elements_leave_the_windows_standing()
    {
        ContactPlanFacts facts = new([], [Known("lark-berg-12", "08:00", "08:10")], new HashSet<string>(), OneAntenna, At("06:00"));

        ContactPlan plan = ContactPlanner.Plan(facts);

        Assert.Equal("lark-berg-12", Assert.Single(plan.Passes).Name);
        Assert.Empty(plan.Obsolete);
        Assert.Contains("lark-berg-12", plan.Booked);
    }

    [Fact]
    public void A_provided_window_stands_for_its_pass_and_holds_its_antenna()
    {
        KnownWindow provided = Known("mine", "06:00", "06:10") with { Provided = true };

        ContactPlan plan = Plan([Found("lark", 12, "06:01", "06:11"), Found("wren", 7, "06:05", "06:14")], [provided]);

        Assert.Equal("wren-berg-7", Assert.Single(plan.Passes).Name);
        Assert.Equal(["mine"], plan.Booked);
    }

    [Fact]
    public void A_cancelled_window_is_not_made_again()
    {
        ContactPlan plan = Plan([Found("lark", 12, "06:00", "06:10")], [Known("lark-berg-12", "06:00", "06:10") with { Cancelled = true }]);

        Assert.Empty(plan.Passes);
        Assert.Empty(plan.Booked);
        Assert.Empty(plan.Obsolete);
    }

    [Fact]
    public void At_most_fifty_a_satellite_and_the_booked_ones_first()
    {
        FoundPass[] many =
        [
            .. Enumerable.Range(0, 60).Select(i => new FoundPass("lark", $"station-{i}", 1, At("07:00"), At("07:05"), At("07:10"), 10 + i)),
            Found("lark", 2, "08:00", "08:10") with { MaxElevationDegrees = 5 },
        ];

        ContactPlan plan = Plan(many, []);

        Assert.Equal(ContactPlanner.MaxWindowsPerSatellite, plan.Passes.Count);
        Assert.Contains(plan.Passes, pass => pass.Station == "berg");
        Assert.DoesNotContain(plan.Passes, pass => pass.Station == "station-0");
    }

    [Fact]
    public void Repeating_a_plan_changes_nothing()
    {
        FoundPass[] found = [Found("lark", 12, "06:00:00.4", "06:10:00.7"), Found("wren", 7, "06:05", "06:14")];
        ContactPlan first = Plan(found, []);

        ContactPlan second = Plan(found, [.. first.Passes.Select(pass => new KnownWindow(pass, Provided: false))]);

        Assert.Equal(first.Passes, second.Passes);
        Assert.True(first.Booked.SetEquals(second.Booked));
    }

    private static ContactPlan Plan(FoundPass[] found, KnownWindow[] known, string now = "05:00") =>
        ContactPlanner.Plan(new ContactPlanFacts(found, known, new HashSet<string> { "lark", "wren", "ant" }, OneAntenna, At(now)));

    private static FoundPass Found(string satellite, int revolution, string aos, string los) =>
        new(satellite, "berg", revolution, At(aos), At(aos), At(los), 40);

    private static KnownWindow Known(string name, string aos, string los) =>
        new(new PlannedPass(name, "lark", "berg", 12, At(aos), At(aos), At(los), 40), Provided: false);
}
