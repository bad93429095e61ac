using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Cli.Cluster;
using SpaceCloud.Cli.Output;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Cli.Explaining;

/// <summary>Reads what an explanation needs with the user's own rights, and says what it could not see.</summary>
internal static class FleetReader
{
    public static async Task<Explanation> ExplainAsync(
        ClusterAccess access,
        string name,
        int index,
        string? clockText,
        string? weightsText,
        DateTimeOffset? atUtc,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        SpaceWorkload workload = await access.WorkloadAsync(name, cancellationToken);
        if (index < 0 || index >= workload.Spec.Completions)
        {
            throw new CommandException(ExitCode.Usage, $"--index is {index}, {name} has the indexes 0 to {workload.Spec.Completions - 1}");
        }

        List<string> notes = [];
        var settings = await InstallationSettings.ReadAsync(access.Client, clockText, weightsText, notes, cancellationToken);
        IReadOnlyList<Satellite> satellites = (await access.Client.ListAsync<Satellite>(cancellationToken: cancellationToken)).Items;
        IReadOnlyList<ContactWindow> windows = (await access.Client.ListAsync<ContactWindow>(cancellationToken: cancellationToken)).Items;
        IReadOnlyList<V1Pod> pods = await PodsAsync(access, notes, cancellationToken);
        DateTimeOffset nowUtc = atUtc ?? settings.Clock.MissionUtc(time.GetUtcNow());
        FleetForecast fleet = new(new FleetView(satellites, windows, pods, notes, await NodesAsync(access, notes, cancellationToken)), settings.Clock, nowUtc, settings.Weights);
        return ExplanationFacts.Explain(workload, index, fleet, null);
    }

    /// <summary>All nodes, for what kube-scheduler's own filters drop; null where they may not be seen.</summary>
    private static async Task<IReadOnlyList<V1Node>?> NodesAsync(ClusterAccess access, List<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            return (await access.Client.ListAsync<V1Node>(cancellationToken: cancellationToken)).Items;
        }
        catch (KubernetesException problem) when (problem.IsForbidden)
        {
            notes.Add("you may not see nodes: satellites that kube-scheduler passes over (cordoned, tainted) are judged as if it did not");
            return null;
        }
    }

    /// <summary>Orbit pods of all namespaces, or of the user's own where no more may be seen.</summary>
    private static async Task<IReadOnlyList<V1Pod>> PodsAsync(ClusterAccess access, List<string> notes, CancellationToken cancellationToken)
    {
        ListOptions orbit = new() { LabelSelector = WellKnown.WorkloadLabel };
        try
        {
            return (await access.Client.ListAsync<V1Pod>(null, orbit, cancellationToken)).Items;
        }
        catch (KubernetesException problem) when (problem.IsForbidden)
        {
            notes.Add($"you may only see pods of {access.Namespace}: of others the bytes they reserved are counted, not their power, heat and CPU, nor in the cost what their owners promised and which images they brought on board");
            return (await access.Client.ListAsync<V1Pod>(access.Namespace, orbit, cancellationToken)).Items;
        }
    }
}
