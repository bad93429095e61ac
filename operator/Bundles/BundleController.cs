using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Bundles;

/// <summary>
/// Keeps a signed mission bundle a satellite on the gateway's shelf. The version is written to the Satellite's status before
/// the bundle can be fetched, so that no version is ever given twice, whatever happens to this process.
/// </summary>
internal sealed class BundleController(Fleet fleet, BundleShelf shelf, SigningKey signingKey, TimeSpan clockUncertainty) : IEntityController<Satellite>
{
    private const string FieldManager = "spacecloud-operator-bundles";

    /// <summary>No satellite lives to see more bundles; a wild figure must not use up all numbers.</summary>
    private const long HighestBelieved = 1L << 53;

    private readonly ConcurrentDictionary<string, MissionBundle> _issued = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(Satellite entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null || SatelliteRules.Check(entity.Spec).Count > 0)
        {
            return ReconcileResult.Done;
        }

        string name = entity.Metadata.Name!;
        DateTimeOffset nowUtc = fleet.MissionNowUtc;
        MissionBundle content = BundleContents.Of(new BundleFacts(
            entity,
            fleet.Stations.Store.List(),
            fleet.WindowsOf(name),
            fleet.PodsOn(name),
            (space, workload) => fleet.Workloads.Store.Get(new ObjectKey(space, workload)),
            clockUncertainty,
            nowUtc));
        MissionBundle? last = _issued.GetValueOrDefault(name);

        // A Satellite that was deleted and made anew begins at 1, and its satellite believes nothing below what it holds.
        bool isBehind = last?.Version < OnBoard(name);
        DateTimeOffset signAtUtc = ReissueRule.SignAtUtc(isBehind ? null : last, content, nowUtc);
        if (signAtUtc > nowUtc)
        {
            return ReconcileResult.RequeueAfter(fleet.Until(signAtUtc) + TimeSpan.FromMilliseconds(20));
        }

        ECDsa key = await signingKey.GetAsync(cancellationToken);
        long version = await TakeVersionAsync(entity, cancellationToken);
        MissionBundle bundle = content with { Version = version, IssuedUtc = nowUtc, ExpiresUtc = nowUtc + ReissueRule.Holds };
        shelf.Put(name, new StoredBundle(version, SpaceCloudJson.Serialize(BundleSigner.Sign(bundle, key))));
        _issued[name] = bundle;
        OperatorMetrics.BundleSigned();
        return ReconcileResult.RequeueAfter(fleet.Until(nowUtc + (ReissueRule.Holds / 2)));
    }

    /// <inheritdoc/>
    public Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        shelf.Remove(key.Name);
        _issued.TryRemove(key.Name, out _);
        return Task.CompletedTask;
    }

    /// <summary>The version the satellite says it holds; 0 when it said nothing, or nothing that can be counted on from.</summary>
    private long OnBoard(string name) =>
        fleet.NodeNamed(name) is { } node && PodFacts.TelemetryOf(node).Value?.BundleVersion is { } version and < HighestBelieved ? version : 0;

    /// <summary>The next version, above every one that was ever given or is known on board; stored before it is returned.</summary>
    private async Task<long> TakeVersionAsync(Satellite satellite, CancellationToken cancellationToken)
    {
        string name = satellite.Metadata.Name!;
        long onBoard = OnBoard(name);
        long issued = _issued.GetValueOrDefault(name)?.Version ?? 0;
        long version = Math.Max(Math.Max(satellite.Status?.BundleVersion ?? 0, onBoard), issued) + 1;
        JsonObject patch = new() { ["status"] = new JsonObject { ["bundleVersion"] = version } };
        await fleet.Client.PatchStatusAsync<Satellite>(V1Patch.Merge(patch), name, null, FieldManager, cancellationToken);
        return version;
    }
}
