using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>The heartbeats of the nodes, which have no kubelet here: kube-controller-manager must not take them for dead.</summary>
internal sealed class FreshLeases(IKubernetesClient client, IReadOnlyList<string> nodes)
{
    private const string Namespace = "kube-node-lease";

    private int _renewals;

    /// <summary>Leases renewed so far.</summary>
    public int Renewals => _renewals;

    public async Task CreateAsync(ParallelOptions parallel) => await Parallel.ForEachAsync(nodes, parallel, async (node, stop) =>
        await client.CreateAsync(
            new V1Lease
            {
                Metadata = new V1ObjectMeta { Name = node, NamespaceProperty = Namespace },
                Spec = new V1LeaseSpec { HolderIdentity = node, LeaseDurationSeconds = 40, RenewTime = TimeProvider.System.GetUtcNow() },
            },
            stop));

    /// <summary>Renews all of them evenly over <see cref="SchedulingOptions.LeaseEvery"/>, again and again until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        const int Slices = 100;
        using PeriodicTimer timer = new(SchedulingOptions.LeaseEvery / Slices);
        try
        {
            for (int slice = 0; await timer.WaitForNextTickAsync(cancellationToken); slice = (slice + 1) % Slices)
            {
                int now = slice;
                await Task.WhenAll(nodes.Where((_, number) => number % Slices == now).Select(node => RenewAsync(node, cancellationToken)));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task RenewAsync(string node, CancellationToken cancellationToken)
    {
        JsonObject patch = new()
        {
            ["spec"] = new JsonObject { ["renewTime"] = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) },
        };
        await client.PatchAsync<V1Lease>(V1Patch.Merge(patch), node, Namespace, "scheduling-bench", cancellationToken);
        Interlocked.Increment(ref _renewals);
    }
}
