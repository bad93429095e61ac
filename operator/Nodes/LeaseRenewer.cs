using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Nodes;

/// <summary>
/// Renews the Leases of satellites whose silence is as planned: every 20 s of real time, spread by a tenth, so that
/// kube-controller-manager sees the node alive. A satellite that is overdue, or reports for itself, is not vouched for.
/// </summary>
internal sealed partial class LeaseRenewer(Fleet fleet, SilenceDesk silence, ILogger<LeaseRenewer> logger) : IController
{
    /// <summary>Namespace of the nodes' Leases.</summary>
    public const string LeaseNamespace = "kube-node-lease";

    private const string FieldManager = "spacecloud-operator-leases";
    private const int LeaseDurationSeconds = 40;
    private const int WritesAtOnce = 4;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _renewedAt = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "leases";

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        using PeriodicTimer timer = new(Look, fleet.Time);
        ParallelOptions few = new() { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = stop };
        try
        {
            do
            {
                Satellite[] due = [.. fleet.Satellites.Store.Snapshot.Values.Where(satellite => IsDue(satellite.Metadata.Name!))];
                await Parallel.ForEachAsync(due, few, async (satellite, _) => await RenewAsPlannedAsync(satellite, stop));
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>Renews one Lease now, making it where there is none.</summary>
    public async Task RenewAsync(string node, CancellationToken cancellationToken)
    {
        DateTimeOffset now = fleet.RealNowUtc;
        try
        {
            JsonObject spec = new()
            {
                ["holderIdentity"] = node,
                ["leaseDurationSeconds"] = LeaseDurationSeconds,
                ["renewTime"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            };
            await fleet.Client.PatchAsync<V1Lease>(V1Patch.Merge(new JsonObject { ["spec"] = spec }), node, LeaseNamespace, FieldManager, cancellationToken);
        }
        catch (KubernetesException problem) when (problem.IsNotFound)
        {
            await MakeAsync(node, cancellationToken);
            return;
        }

        Renewed(node);
    }

    /// <summary>Makes the Lease of a new Node.</summary>
    public async Task MakeAsync(string node, CancellationToken cancellationToken)
    {
        V1Lease lease = new()
        {
            Metadata = new V1ObjectMeta { Name = node, NamespaceProperty = LeaseNamespace, OwnerReferences = OwnerOf(node) },
            Spec = new V1LeaseSpec { HolderIdentity = node, LeaseDurationSeconds = LeaseDurationSeconds, RenewTime = fleet.RealNowUtc },
        };
        try
        {
            await fleet.Client.CreateAsync(lease, cancellationToken);
        }
        catch (KubernetesException race) when (race.IsAlreadyExists)
        {
            // Made a moment ago, by the node's first reconcile or by the round, or left by a Node that was deleted: due at once.
            return;
        }

        Renewed(node);
    }

    private void Renewed(string node)
    {
        _renewedAt[node] = fleet.Time.GetTimestamp();
        OperatorMetrics.LeaseRenewed();
    }

    private List<V1OwnerReference>? OwnerOf(string node) => fleet.NodeNamed(node) is { } owner
        ? [owner.MakeOwnerReference(controller: false)]
        : null;

    private bool IsDue(string name) => !_renewedAt.TryGetValue(name, out long at) || fleet.Time.GetElapsedTime(at) >= Every * Spread(name);

    private async Task RenewAsPlannedAsync(Satellite satellite, CancellationToken cancellationToken)
    {
        string name = satellite.Metadata.Name!;
        if (fleet.NodeNamed(name) is not { } node || NodeRule.IsForeign(satellite, node) || !silence.Judge(satellite).RenewLease)
        {
            return;
        }

        try
        {
            await RenewAsync(name, cancellationToken);
        }
        catch (KubernetesException problem)
        {
            // Tried again in a second; the grace period of kube-controller-manager is 40 s.
            LogNotRenewed(logger, name, problem.Message);
        }
    }

    /// <summary>0.9 to 1.1, by the name and the minute: writes of many satellites do not come at once.</summary>
    private double Spread(string name)
    {
        int seed = Math.Abs(string.GetHashCode(name, StringComparison.Ordinal) ^ fleet.RealNowUtc.Minute) % 1000;
        return 0.9 + (0.2 * seed / 1000);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the lease of {Node}: {Cause}")]
    private static partial void LogNotRenewed(ILogger logger, string node, string cause);
}
