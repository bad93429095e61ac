using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Nodes;

/// <summary>Keeps one tainted Node a satellite in shape, and makes it anew when somebody deletes it.</summary>
internal sealed class NodeController(Fleet fleet, SilenceDesk silence, LeaseRenewer leases) : IEntityController<Satellite>
{
    private const string FieldManager = "spacecloud-operator-nodes";

    /// <summary>A change leads to the next at once, but never more than this many in one go.</summary>
    private const int MostChanges = 4;

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(Satellite entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null || SatelliteRules.Check(entity.Spec).Count > 0)
        {
            return ReconcileResult.Done;
        }

        Silence verdict = silence.Judge(entity);
        V1Node? node = fleet.NodeNamed(entity.Metadata.Name!);
        for (int i = 0; i < MostChanges; i++)
        {
            switch (NodeRule.Next(entity, node, verdict.RenewLease, fleet.RealNowUtc))
            {
                case NodeChange.Create create:
                    node = await fleet.Client.CreateAsync(create.Node, cancellationToken);
                    if (verdict.RenewLease)
                    {
                        await leases.MakeAsync(entity.Metadata.Name!, cancellationToken);
                    }

                    break;
                case NodeChange.PatchNode patch:
                    node = await fleet.Client.PatchAsync<V1Node>(V1Patch.Merge(patch.Patch), entity.Metadata.Name!, null, FieldManager, cancellationToken);
                    break;
                case NodeChange.PatchStatus patch:
                    node = await fleet.Client.PatchStatusAsync<V1Node>(
                        V1Patch.StrategicMerge(patch.Patch), entity.Metadata.Name!, null, FieldManager, cancellationToken);
                    break;
                default:
                    return verdict.NextJudgementUtc is { } next
                        ? ReconcileResult.RequeueAfter(fleet.Until(next) + TimeSpan.FromMilliseconds(20))
                        : ReconcileResult.Done;
            }
        }

        return ReconcileResult.RequeueAfter(TimeSpan.FromSeconds(1));
    }
}
