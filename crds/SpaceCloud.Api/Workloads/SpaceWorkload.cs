using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>Containers to be run on satellites, with what they read and what comes back.</summary>
[KubernetesEntity(Group = WellKnown.Group, ApiVersion = WellKnown.Version, Kind = nameof(SpaceWorkload), PluralName = "spaceworkloads")]
[EntityScope(EntityScope.Namespaced)]
public sealed record SpaceWorkload : CustomKubernetesEntity, ISpec<SpaceWorkloadSpec>, IStatus<SpaceWorkloadStatus?>
{
    /// <summary>What it shall be, written by its owner.</summary>
    public required SpaceWorkloadSpec Spec { get; set; }

    /// <summary>What was seen of it, written by the operator; null until it was first looked at.</summary>
    public SpaceWorkloadStatus? Status { get; set; }
}
