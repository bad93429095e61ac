using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Tests.Nodes;

public sealed class SilenceRuleTests
{
    private static readonly SilencePolicy Policy = new(TimeSpan.FromMinutes(2), LostAfterMissedContacts: 3);

    private static readonly ExpectedContact[] Plan =
    [
        new("first", At("06:00"), At("06:10")),
        new("second", At("07:30"), At("07:40")),
        new("third", At("09:00"), At("09:08")),
    ];

    // now, last heard, verdict, missed
    [Theory]
    [InlineData("05:00", null, "Planned", 0)] // before the first contact
    [InlineData("06:00", null, "Awaited", 0)] // AOS itself
    [InlineData("06:04:59", null, "Awaited", 0)] // just before the half
    [InlineData("06:05", null, "Overdue", 1)] // the half, within the contact
    [InlineData("06:05", "06:00", "Heard", 0)] // heard at AOS
    [InlineData("06:05", "05:59:59", "Overdue", 1)] // a word before AOS does not answer the contact
    [InlineData("06:10", "06:01", "Planned", 0)] // LOS: planned silence begins
    [InlineData("07:29:59", "06:01", "Planned", 0)] // 80 minutes of silence as planned
    [InlineData("07:34", "06:01", "Awaited", 0)]
    [InlineData("07:35", "06:01", "Overdue", 1)]
    [InlineData("07:36", "07:35:30", "Heard", 0)] // late, but heard: clears
    [InlineData("08:30", "06:01", "Overdue", 1)] // stays overdue after LOS
    [InlineData("08:30", "08:29", "Planned", 0)] // heard outside any booked contact clears as well
    [InlineData("09:04", null, "Overdue", 3)] // missed all
    public void Verdict_by_time_and_last_word(string now, string? heard, string kind, int missed)
    {
        Silence silence = SilenceRule.Judge(Facts(now, heard), Policy);

        Assert.Equal(kind, silence.Kind.ToString());
        Assert.Equal(missed, silence.MissedContacts);
        Assert.Equal(kind != "Overdue", silence.RenewLease);
        Assert.Equal(missed >= 3, silence.Lost);
    }

    [Fact]
    public void A_restart_inside_a_contact_waits_half_of_what_is_left()
    {
        SilenceFacts facts = Facts("06:05", heard: null) with { ListeningSinceUtc = At("06:04") };

        Assert.Equal(SilenceKind.Awaited, SilenceRule.Judge(facts, Policy).Kind);
        Assert.Equal(At("06:07"), SilenceRule.Judge(facts, Policy).NextJudgementUtc);
        Assert.Equal(SilenceKind.Overdue, SilenceRule.Judge(facts with { NowUtc = At("06:07") }, Policy).Kind);
    }

    [Fact]
    public void Contacts_before_the_operator_listened_raise_no_alarm()
    {
        SilenceFacts facts = Facts("07:00", heard: null) with { ListeningSinceUtc = At("06:55") };

        Assert.Equal(SilenceKind.Planned, SilenceRule.Judge(facts, Policy).Kind);
    }

    [Fact]
    public void A_stored_alarm_survives_a_restart_until_a_word_comes()
    {
        SilenceFacts facts = Facts("08:00", heard: "06:01") with
        {
            ListeningSinceUtc = At("07:59"),
            WasOverdue = true,
            OverdueSinceUtc = At("07:35"),
        };

        Silence kept = SilenceRule.Judge(facts, Policy);
        Assert.Equal(SilenceKind.Overdue, kept.Kind);
        Assert.False(kept.RenewLease);
        Assert.Equal(SilenceKind.Planned, SilenceRule.Judge(facts with { LastHeardUtc = At("07:59:30") }, Policy).Kind);
    }

    [Fact]
    public void A_contact_too_short_to_answer_in_proves_nothing()
    {
        SilenceFacts facts = Facts("06:03", heard: null) with { Booked = [new("short", At("06:00"), At("06:03:58"))] };

        Assert.Equal(SilenceKind.Awaited, SilenceRule.Judge(facts, Policy).Kind);
    }

    [Fact]
    public void A_node_that_reports_for_itself_is_never_vouched_for()
    {
        SilenceFacts facts = Facts("06:30", heard: "06:01") with { ReportedAvailability = true };

        Assert.False(SilenceRule.Judge(facts, Policy).RenewLease);
    }

    [Fact]
    public void The_next_judgement_is_the_next_edge_of_the_plan()
    {
        Assert.Equal(At("06:00"), SilenceRule.Judge(Facts("05:00", null), Policy).NextJudgementUtc);
        Assert.Equal(At("06:05"), SilenceRule.Judge(Facts("06:00", null), Policy).NextJudgementUtc);
        Assert.Equal(At("06:10"), SilenceRule.Judge(Facts("06:05", "06:01"), Policy).NextJudgementUtc);
        Assert.Null(SilenceRule.Judge(Facts("10:00", "09:01"), Policy).NextJudgementUtc);
    }

    private static SilenceFacts Facts(string now, string? heard) => new(
        Plan,
        heard is null ? null : At(heard),
        At("00:00"),
        WasOverdue: false,
        OverdueSinceUtc: null,
        ReportedAvailability: false,
        At(now));
}
