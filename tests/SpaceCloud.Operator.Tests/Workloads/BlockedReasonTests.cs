using SpaceCloud.Api.Facts;
using SpaceCloud.Operator.Workloads;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Tests.Workloads;

public sealed class BlockedReasonTests
{
    [Theory]
    [InlineData(null, "WaitingForScheduler")]
    [InlineData(NodeFacts.PassedOver, NodeFacts.PassedOver)]
    public void A_satellite_that_the_scheduler_drops_is_not_said_to_be_waited_for(string? reason, string token)
    {
        Verdict one = reason is null
            ? new Verdict { Satellite = "one", Plan = Plan() }
            : new Verdict { Satellite = "one", Blockers = [new Blocker { Reason = reason, Message = "node one is cordoned" }] };
        Verdict two = new() { Satellite = "two", Blockers = [new Blocker { Reason = BlockReason.ResultAfterDeadline, Message = "late" }] };

        BlockedReason blocked = BlockedReason.Of([two, one]);

        Assert.Equal(token, blocked.Reason);
        Assert.StartsWith(reason is null ? "one can take it" : "one: node one is cordoned; two: late", blocked.Message, StringComparison.Ordinal);
    }

    private static PlacementPlan Plan() => new()
    {
        Satellite = "one",
        PlannedUtc = DateTimeOffset.UnixEpoch,
        UplinkDoneUtc = DateTimeOffset.UnixEpoch,
        EarliestStartUtc = DateTimeOffset.UnixEpoch,
        StartUtc = DateTimeOffset.UnixEpoch,
        StartNotAfterUtc = DateTimeOffset.UnixEpoch,
        FinishUtc = DateTimeOffset.UnixEpoch,
        DeliveredUtc = DateTimeOffset.UnixEpoch,
        MinStateOfChargePercent = 50,
        MinStateOfChargeAtUtc = DateTimeOffset.UnixEpoch,
    };
}
