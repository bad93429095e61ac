using System.Text.Json.Nodes;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Pods;

namespace SpaceCloud.EdgeAgent.Tests.Contact;

public sealed class PodStatusReportTests
{
    [Theory]
    [InlineData("GaveUp", "waiting", "running")]
    [InlineData("Running", "running", "waiting")]
    public void A_state_takes_the_earlier_one_away(string stateName, string stated, string takenAway)
    {
        PodRecord pod = Orders.Record(Enum.Parse<PodState>(stateName)) with { StartedRealUtc = Orders.T0, Reason = PodReason.ContainerLost };
        JsonObject state = PodStatusReport.Patch(pod, Orders.T0)["status"]!["containerStatuses"]![0]!["state"]!.AsObject();

        Assert.NotNull(state[stated]);
        Assert.True(state.ContainsKey(takenAway) && state[takenAway] is null, state.ToJsonString());
    }
}
