using SpaceCloud.Api;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class WindowRuleTests
{
    private static readonly PlannedPass Pass = new("lark-berg-12", "lark", "berg", 12, At("06:00"), At("06:05"), At("06:10"), 40, 0.3);
    private static readonly ContactReservation Promise = new("uid-1", "forest", "fire-0-1", 10, 20);
    private static readonly Uncertainty Stale = new(Uncertainty.ElementsStale, "old");

    [Fact]
    public void A_window_in_which_nothing_is_booked_is_one_create_and_then_nothing()
    {
        WindowDecision made = WindowRule.Decide(Facts(null, new WindowIntent(Pass)));
        WindowDecision again = WindowRule.Decide(Facts(AsRead(made.Create!), new WindowIntent(Pass)));

        Assert.NotNull(made.Create);
        Assert.Null(made.Status);
        Assert.Equal(0.3, made.Create.Spec.TimingSigmaSeconds);
        Assert.Equal(new WindowDecision(NextUtc: At("06:10")), again);
    }

    [Fact]
    public void A_booked_window_is_made_and_scheduled()
    {
        WindowDecision made = WindowRule.Decide(Facts(null, new WindowIntent(Pass, Booked: true)));
        WindowDecision again = WindowRule.Decide(Facts(AsRead(made.Create!) with { Status = made.Status }, new WindowIntent(Pass, Booked: true)));

        Assert.Equal(ContactState.Scheduled, made.Status!.State);
        Assert.Equal(new WindowDecision(NextUtc: At("06:00")), again);
    }

    [Fact]
    public void A_pass_that_moved_changes_the_spec_and_of_a_booked_window_the_generation_it_speaks_of()
    {
        ContactWindow stored = Stored(ContactState.Scheduled);
        WindowDecision moved = WindowRule.Decide(Facts(stored, new WindowIntent(Pass with { AosUtc = At("06:01") }, Booked: true)));

        Assert.Equal(At("06:01"), moved.Replace!.Spec.AosUtc);
        Assert.Equal(2, moved.Status!.ObservedGeneration);
        Assert.Null(moved.Create);
    }

    [Fact]
    public void A_pass_that_new_elements_put_before_now_still_moves_its_window()
    {
        ContactWindow stored = Stored(ContactState.Scheduled);
        PlannedPass begun = Pass with { AosUtc = At("05:58"), Fixed = true };

        Assert.Equal(At("05:58"), WindowRule.Decide(Facts(stored, new WindowIntent(begun, Booked: true), "05:59")).Replace!.Spec.AosUtc);
    }

    [Fact]
    public void Other_rates_of_a_station_are_news_for_its_windows()
    {
        static ContactBook Book(ContactTerms terms) => new(
            new Dictionary<string, WindowIntent> { ["lark-berg-12"] = new WindowIntent(Pass, Terms: terms) }, new Dictionary<string, Uncertainty>());

        Assert.Equal(["lark-berg-12"], BookChanges.Between(Book(new ContactTerms(1, 100, 0.6)), Book(new ContactTerms(1, 10, 0.6)), [], new Dictionary<string, WindowIntent>()));
        Assert.Empty(BookChanges.Between(Book(new ContactTerms(1, 10, 0.6)), Book(new ContactTerms(1, 10, 0.6)), [], new Dictionary<string, WindowIntent>()));
    }

    [Fact]
    public void Only_times_and_rates_are_news_not_the_element_set_they_come_from()
    {
        ContactWindow stored = AsRead(Made());
        ContactWindow older = stored with { Spec = stored.Spec with { ElementSetHash = "00112233" } };

        Assert.Null(WindowRule.Decide(Facts(older, new WindowIntent(Pass))).Replace);
    }

    [Theory]
    [InlineData(ContactState.Active, "06:05", null, false)]
    [InlineData(ContactState.Scheduled, "05:00", null, true)]
    [InlineData(ContactState.Available, "05:00", null, true)]
    [InlineData(ContactState.Available, "05:00", "promise", false)]
    public void An_obsolete_window_goes_unless_a_transfer_or_a_promise_is_in_it(ContactState state, string now, string? promise, bool goes) =>
        Assert.Equal(goes, WindowRule.Decide(Facts(Stored(state), new WindowIntent(null, Obsolete: true), now) with
        {
            Reservations = promise is null ? [] : [Promise],
        }).Delete);

    [Theory]
    [InlineData(ContactState.Available, null, "06:09:59", false)]
    [InlineData(ContactState.Available, null, "06:10", true)] // over, and nothing happened in it
    [InlineData(ContactState.Available, "06:03", "06:10", false)] // heard: a record
    [InlineData(ContactState.Scheduled, null, "06:10", false)]
    [InlineData(ContactState.Completed, "06:03", "12:09", false)]
    [InlineData(ContactState.Completed, "06:03", "12:10", true)]
    [InlineData(ContactState.Missed, null, "12:10", true)]
    public void What_is_over_goes_at_once_or_is_kept_as_a_record(ContactState state, string? heard, string now, bool goes)
    {
        ContactWindow stored = Stored(state);
        stored = stored with { Status = stored.Status! with { LastHeardUtc = heard is null ? null : At(heard) } };

        Assert.Equal(goes, WindowRule.Decide(Facts(stored, null, now)).Delete);
    }

    [Fact]
    public void What_is_over_keeps_its_reservations_and_conditions_as_they_were()
    {
        ContactWindow stored = Stored(ContactState.Active);
        stored = stored with { Status = stored.Status! with { Reservations = [Promise], LastHeardUtc = At("06:03") } };

        WindowDecision over = WindowRule.Decide(Facts(stored, null, "06:10") with { LastHeardUtc = At("06:03"), Uncertainty = Stale });

        Assert.Equal(ContactState.Completed, over.Status!.State);
        Assert.Equal([Promise], over.Status.Reservations);
        Assert.Empty(over.Status.Conditions);
    }

    [Fact]
    public void A_word_in_a_window_that_was_not_booked_is_told()
    {
        WindowDecision heard = WindowRule.Decide(Facts(Stored(ContactState.Available), new WindowIntent(Pass), "06:03") with { LastHeardUtc = At("06:02") });

        Assert.Equal((ContactState.Available, At("06:02")), (heard.Status!.State, heard.Status.LastHeardUtc));
    }

    [Fact]
    public void Old_elements_mark_windows_and_young_ones_clear_the_mark()
    {
        ContactWindow stored = AsRead(Made());

        WindowDecision marked = WindowRule.Decide(Facts(stored, new WindowIntent(Pass)) with { Uncertainty = Stale });
        WindowDecision cleared = WindowRule.Decide(Facts(stored with { Status = marked.Status }, new WindowIntent(Pass)));

        Assert.Equal("Certain False ElementsStale", Said(marked));
        Assert.Equal("Certain True ElementsFresh", Said(cleared));
        Assert.Equal(ContactState.Available, marked.Status!.State);
    }

    [Fact]
    public void A_window_whose_pass_vanished_is_cancelled_with_its_reservations_and_comes_back_with_the_pass()
    {
        ContactWindow stored = Stored(ContactState.Scheduled);
        stored = stored with { Status = stored.Status! with { Reservations = [Promise] } };

        WindowDecision gone = WindowRule.Decide(Facts(stored, new WindowIntent(null, Withdrawn: WithdrawalReason.PassVanished)) with { Reservations = [Promise] });
        ContactWindow cancelled = stored with { Status = gone.Status };
        WindowDecision still = WindowRule.Decide(Facts(cancelled, new WindowIntent(null, Withdrawn: WithdrawalReason.PassVanished)));
        WindowDecision back = WindowRule.Decide(Facts(cancelled, new WindowIntent(Pass, Booked: true)) with { Reservations = [Promise] });

        Assert.Equal((ContactState.Cancelled, "Certain False PassVanished"), (gone.Status!.State, Said(gone)));
        Assert.Equal([Promise], gone.Status.Reservations);
        Assert.Null(still.Status);
        Assert.Equal((ContactState.Scheduled, "Certain True ElementsFresh"), (back.Status!.State, Said(back)));
    }

    [Fact]
    public void A_promise_without_an_antenna_says_why()
    {
        WindowDecision refused = WindowRule.Decide(Facts(Stored(ContactState.Available), new WindowIntent(Pass, Refusal: BookingRefusal.NoAntennaFree)) with
        {
            Reservations = [Promise],
        });

        Assert.Equal("Booked False NoAntennaFree", Said(refused));
        Assert.Equal(ContactState.Available, refused.Status!.State);
    }

    [Fact]
    public void A_provided_window_keeps_its_spec_and_is_never_deleted()
    {
        ContactWindow mine = Provided("06:00", "06:10");

        WindowDecision ahead = WindowRule.Decide(Facts(mine, new WindowIntent(null, Booked: true), "05:00"));
        WindowDecision unplanned = WindowRule.Decide(Facts(mine, null, "05:00"));
        WindowDecision past = WindowRule.Decide(Facts(mine with { Status = ahead.Status }, null, "23:00"));

        Assert.All([ahead, unplanned, past], decision => Assert.True(decision is { Delete: false, Create: null, Replace: null }));
        Assert.All([ahead, unplanned], decision => Assert.Equal((ContactState.Scheduled, "Valid True RulesHold"), (decision.Status!.State, Said(decision))));
    }

    [Fact]
    public void A_provided_window_that_was_cancelled_for_a_broken_rule_comes_back_when_it_is_mended()
    {
        WindowDecision refused = WindowRule.Decide(Facts(Provided("06:10", "06:00"), null, "05:00"));
        ContactWindow mended = Provided("06:00", "06:10") with { Status = refused.Status };

        Assert.Equal((ContactState.Cancelled, "Valid False Misconfigured"), (refused.Status!.State, Said(refused)));
        Assert.Equal(ContactState.Scheduled, WindowRule.Decide(Facts(mended, null, "05:00")).Status!.State);
    }

    [Theory]
    [InlineData("06:05", false)]
    [InlineData("06:10", true)]
    public void A_link_between_satellites_stays_available_whoever_is_heard_and_goes_when_it_is_over(string now, bool goes)
    {
        ContactWindow link = AsRead(Made()) with { Spec = Made().Spec with { Station = null, PeerSatellite = "wren" } };

        WindowDecision decision = WindowRule.Decide(Facts(link, new WindowIntent(Pass with { PeerSatellite = "wren", Fixed = true }), now) with { LastHeardUtc = At("06:04") });

        Assert.Equal(goes ? new WindowDecision(Delete: true) : new WindowDecision(NextUtc: At("06:10")), decision);
    }

    [Fact]
    public void A_link_is_made_without_a_station_and_only_between_satellites_with_terminals()
    {
        Satellite lark = WithTerminals("lark", 2_000_000);
        WindowFacts facts = Facts(null, new WindowIntent(Pass with { PeerSatellite = "wren" })) with { Satellite = lark, Station = null, Peer = WithTerminals("wren", 1_000_000) };

        ContactWindowSpec spec = WindowRule.Decide(facts).Create!.Spec;

        Assert.Equal(("lark", null, "wren"), (spec.Satellite, spec.Station, spec.PeerSatellite));
        Assert.Equal((0, 1_000_000), (spec.UplinkBitsPerSecond, spec.DownlinkBitsPerSecond));
        Assert.Null(WindowRule.Decide(facts with { Peer = Minimal.Satellite("wren") }).Create);
        Assert.Null(WindowRule.Decide(facts with { Peer = null }).Create);
    }

    [Fact]
    public void Without_its_satellite_no_window_is_made() =>
        Assert.Equal(new WindowDecision(), WindowRule.Decide(Facts(null, new WindowIntent(Pass)) with { Satellite = null }));

    private static string Said(WindowDecision decision)
    {
        V1Condition condition = Assert.Single(decision.Status!.Conditions);
        return $"{condition.Type} {condition.Status} {condition.Reason}";
    }

    private static WindowFacts Facts(ContactWindow? stored, WindowIntent? intent, string now = "05:00") => new(
        stored,
        intent,
        Minimal.Satellite("lark"),
        new GroundStation { Metadata = new V1ObjectMeta { Name = "berg" }, Spec = new GroundStationSpec(78, 15) },
        null,
        null,
        [],
        null,
        At("00:00"),
        At(now),
        At(now));

    private static Satellite WithTerminals(string name, long bitsPerSecond)
    {
        Satellite satellite = Minimal.Satellite(name);
        return satellite with { Spec = satellite.Spec with { Links = satellite.Spec.Links with { InterSatellite = new SatelliteInterSatellite(2, bitsPerSecond, 5000) } } };
    }

    private static ContactWindow Made() => WindowRule.Decide(Facts(null, new WindowIntent(Pass))).Create!;

    /// <summary>As the API server gives it back.</summary>
    private static ContactWindow AsRead(ContactWindow made) => made with
    {
        Metadata = made.Metadata with { Generation = 1, ResourceVersion = "7", Uid = "uid" },
        Status = new ContactWindowStatus(ContactState.Available),
    };

    private static ContactWindow Stored(ContactState state) => AsRead(Made()) with { Status = new ContactWindowStatus(state, ObservedGeneration: 1) };

    private static ContactWindow Provided(string aos, string los) => new()
    {
        Metadata = new V1ObjectMeta { Name = "mine", Generation = 1 },
        Spec = new ContactWindowSpec("lark", At(aos), At("06:05"), At(los), 40, 8000, 8000, 100, 100, "berg", Origin: ContactOrigin.Provided),
        Status = new ContactWindowStatus(ContactState.Available),
    };
}
