using SpaceCloud.Operator.Workloads;

namespace SpaceCloud.Operator.Tests.Workloads;

public sealed class AttemptRuleTests
{
    private static readonly TimeSpan Uncertainty = TimeSpan.FromMinutes(1);

    // startNotAfter 08:00, latest end 08:10, return contact ends 09:30; retry limit 1
    [Theory]
    [InlineData("Unplaced", "12:00", null, false, "wait")] // waits for the scheduler, for ever
    [InlineData("Placed", "08:00:59", null, false, "wait 08:01")]
    [InlineData("Placed", "08:01", null, false, "create 2")] // never told, so never started
    [InlineData("OnBoard", "08:01", null, false, "wait 09:30")] // may have started unheard
    [InlineData("OnBoard", "08:01", "07:59", false, "wait 09:30")] // reported before the last moment to start
    [InlineData("OnBoard", "08:05", "08:01", false, "create 2")] // reported after it: did not start
    [InlineData("OnBoard", "09:30", null, false, "create 2")]
    [InlineData("Started", "12:00", null, false, "wait")]
    [InlineData("Started", "09:29", null, true, "wait 09:30")]
    [InlineData("Started", "09:30", null, true, "create 2")] // lost, and must have ended
    [InlineData("Failed", "07:00", null, false, "create 2")]
    [InlineData("Succeeded", "07:00", null, false, "done 1")]
    public void The_second_attempt_begins_only_when_the_first_cannot_run(
        string state, string now, string? reported, bool lost, string expected)
    {
        Attempt first = Made(1, state) with
        {
            SatelliteReportedUtc = reported is null ? null : At(reported),
            SatelliteLost = lost,
        };

        Assert.Equal(expected, Text(AttemptRule.Judge([first], 1, Uncertainty, At(now))));
    }

    [Fact]
    public void The_first_attempt_needs_nothing() =>
        Assert.Equal("create 1", Text(AttemptRule.Judge([], 0, Uncertainty, At("06:00"))));

    [Theory]
    [InlineData(0, "give up after 1")]
    [InlineData(1, "create 2")]
    public void Attempts_end_at_the_retry_limit(int retryLimit, string expected) =>
        Assert.Equal(expected, Text(AttemptRule.Judge([Made(1, "Failed")], retryLimit, Uncertainty, At("06:00"))));

    [Fact]
    public void An_earlier_attempt_that_may_still_run_blocks_the_next() =>
        Assert.Equal("wait 09:30", Text(AttemptRule.Judge([Made(1, "OnBoard"), Made(2, "Failed")], 5, Uncertainty, At("08:30"))));

    [Fact]
    public void A_late_success_of_an_earlier_attempt_counts() =>
        Assert.Equal("done 1", Text(AttemptRule.Judge([Made(1, "Succeeded"), Made(2, "Unplaced")], 5, Uncertainty, At("08:30"))));

    private static Attempt Made(int number, string state)
    {
        Attempt attempt = new(0, number, Enum.Parse<AttemptState>(state));
        return attempt.State is AttemptState.Unplaced
            ? attempt
            : attempt with { StartNotAfterUtc = At("08:00"), LatestEndUtc = At("08:10"), ReturnByUtc = At("09:30") };
    }

    private static string Text(AttemptDecision decision) => decision switch
    {
        AttemptDecision.Create create => $"create {create.Number}",
        AttemptDecision.Wait { UntilUtc: { } until } => $"wait {Clock(until)}",
        AttemptDecision.Wait => "wait",
        AttemptDecision.Done done => $"done {done.Number}",
        AttemptDecision.GiveUp giveUp => $"give up after {giveUp.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static string Clock(DateTimeOffset time) =>
        time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
