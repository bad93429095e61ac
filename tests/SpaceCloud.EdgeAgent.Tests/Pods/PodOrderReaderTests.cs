using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Tests.Pods;

/// <summary>Whoever may create pods may bind one to a satellite: none of them may stop the agent.</summary>
public sealed class PodOrderReaderTests
{
    [Theory]
    [InlineData("9E")]
    [InlineData("10P")]
    [InlineData("9223372036854775807")]
    public void Absurd_amounts_are_read_and_stay_in_range(string amount)
    {
        V1Pod pod = OrbitPods.Shell("sat-1", "registry.example/team/work@" + Orders.Digest, "true");
        Dictionary<string, ResourceQuantity> amounts = new() { ["cpu"] = ResourceQuantity.Parse(amount), ["memory"] = ResourceQuantity.Parse(amount) };
        pod.Spec!.Containers![0].Resources = new V1ResourceRequirements { Limits = amounts, Requests = amounts };

        PodRecord record = PodOrderReader.Read(pod, isPlanned: true, Orders.T0);
        Cri.V1.LinuxContainerResources asked = CriTranslation.Container(record.Order, "sat-1", new AgentFolders("/data", null)).Linux.Resources;

        Assert.Equal(PodState.Accepted, record.State);
        Assert.True(asked.CpuQuota > 0 && asked.CpuShares > 0 && asked.MemoryLimitInBytes > 0, asked.ToString());
    }

    [Fact]
    public void A_refusal_of_very_many_fields_stays_short()
    {
        V1Pod pod = OrbitPods.Shell("sat-1", "registry.example/team/work@" + Orders.Digest, "true");
        pod.Spec!.Containers = [.. Enumerable.Range(0, 500).Select(number => new V1Container { Name = $"c{number}", Image = "x", TerminationMessagePath = "/elsewhere" })];

        PodRecord record = PodOrderReader.Read(pod, isPlanned: true, Orders.T0);

        Assert.Equal((PodState.Refused, PodReason.UnsupportedField), (record.State, record.Reason));
        Assert.InRange(record.Message.Length, 1, 1100);
    }
}
