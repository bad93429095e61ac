using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Faults;

/// <summary>Programs are killed in the middle of a run, and an agent does not keep to its contacts: each workload still runs once.</summary>
[Collection(nameof(EndToEndCollection))]
public sealed partial class FaultTests(FaultsFixture lab) : IClassFixture<FaultsFixture>
{
    private const int RealSeconds = 12;

    /// <summary>One and a half real seconds at the scenario's rate: what is told of an edge of a contact may come so late.</summary>
    private static readonly TimeSpan EdgeTolerance = TimeSpan.FromSeconds(90);

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task The_link_lets_nothing_through_outside_a_contact_however_often_the_agent_tries()
    {
        SatelliteUnit bravo = lab.Bravo;
        int containers = lab.ContainersMade(bravo).Count;
        LinkView silent = await FaultsFixture.SilenceAsync(bravo, lab.Installation, TimeSpan.FromSeconds(8));
        long refused = RefusedConnections.InNamespaceOf(bravo.Agent!.Id);
        await lab.ApplySleeperAsync("ungated", bravo, 1);

        await lab.Installation.UntilAsync(silent.NextAosUtc - lab.Installation.Clock.MissionTimeSpan(TimeSpan.FromSeconds(2)), CancellationToken.None);
        IReadOnlyList<string> images = await lab.ContainersOf(bravo).ImagesAsync();
        long refusedThen = RefusedConnections.InNamespaceOf(bravo.Agent.Id);
        LinkView then = await LinkControl.StatusAsync(bravo);

        Assert.False(then.IsOpen, "the machine is too slow for this test: the contact began meanwhile");
        Assert.True(refusedThen - refused >= 3, $"the agent tried only {refusedThen - refused} times");
        Assert.Equal((silent.UpBytes, silent.DownBytes), (then.UpBytes, then.DownBytes));
        Assert.DoesNotContain(images, image => image.Contains("busybox", StringComparison.Ordinal));

        SpaceWorkload workload = await lab.SucceededAsync("ungated");
        await lab.AssertRanOnceAsync(workload, bravo, containers);
        LinkView after = await LinkControl.StatusAsync(bravo);
        long layers = await lab.ImageBytesAsync();
        Assert.True(after.UpBytes - then.UpBytes >= layers, $"{after.UpBytes - then.UpBytes} bytes up carry no image of {layers}");
        AssertOnlyInContacts(bravo, after);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task Operator_and_API_server_are_killed_while_the_container_runs()
    {
        SatelliteUnit alpha = lab.Alpha;
        int containers = lab.ContainersMade(alpha).Count;
        await lab.ApplySleeperAsync("headless", alpha, RealSeconds);
        await FaultsFixture.SaidAsync(alpha, "Started", "headless-0-1");

        ManagedProcess @operator = lab.Installation.Processes.First(one => one.Name == "operator").Process;
        await @operator.KillOnlyAsync();
        long since = new FileInfo(@operator.LogFile).Length;
        await lab.Installation.StartAgainAsync("operator");
        await Eventually.BecomesTrueAsync("the new operator listens", () => FaultsFixture.LinesSince(@operator.LogFile, since).Any(line => line.Contains("Gateway on port", StringComparison.Ordinal)));
        await lab.Installation.ControlPlane.RestartApiServerAsync(CancellationToken.None);

        SpaceWorkload workload = await lab.SucceededAsync("headless");
        await lab.AssertRanOnceAsync(workload, alpha, containers);
        Assert.NotEqual(@operator.Id, lab.Installation.Processes.First(one => one.Name == "operator").Process.Id);
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task The_agent_is_killed_while_its_container_runs_and_takes_it_over()
    {
        SatelliteUnit alpha = lab.Alpha;
        int containers = lab.ContainersMade(alpha).Count;
        await lab.ApplySleeperAsync("orphan", alpha, RealSeconds);
        await FaultsFixture.SaidAsync(alpha, "Started", "orphan-0-1");

        await alpha.Agent!.KillOnlyAsync();
        ToolResult tasks = await alpha.Host.CtrAsync(["tasks", "list"], CancellationToken.None);
        long since = FaultsFixture.LogLength(alpha);
        await alpha.StartAgentAgainAsync();
        string container = Assert.Single(lab.ContainersMade(alpha).Skip(containers));
        Assert.Contains(tasks.Output.Split('\n'), line => line.StartsWith(container, StringComparison.Ordinal) && line.Contains("RUNNING", StringComparison.Ordinal));
        await FaultsFixture.SaidAsync(alpha, "AgentStarted", null, since);

        SpaceWorkload workload = await lab.SucceededAsync("orphan");
        await lab.AssertRanOnceAsync(workload, alpha, containers);
    }

    /// <summary>All bytes belong to a contact, and contacts are open no longer than geometry says.</summary>
    private static void AssertOnlyInContacts(SatelliteUnit unit, LinkView total)
    {
        JsonNode[] told = [.. File.ReadAllLines(unit.CountersFile).Select(line => JsonNode.Parse(line)!)];
        JsonNode[] edges = [.. told.Where(line => (string?)line["event"] is "contactOpened" or "contactClosed")];
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.InRange(
            edge["missionUtc"]!.GetValue<DateTimeOffset>(),
            edge["aosUtc"]!.GetValue<DateTimeOffset>(),
            edge["losUtc"]!.GetValue<DateTimeOffset>() + EdgeTolerance));
        long counted = edges.Where(edge => (string?)edge["event"] == "contactClosed").Sum(edge => (long)edge["upBytes"]! + (long)edge["downBytes"]!);
        Assert.True(total.IsOpen || counted == total.UpBytes + total.DownBytes, $"{total.UpBytes + total.DownBytes} bytes crossed, {counted} of them in contacts");
    }
}
