using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>A satellite that can run containers: a node of the cluster that can be reached only now and then.</summary>
[KubernetesEntity(Group = WellKnown.Group, ApiVersion = WellKnown.Version, Kind = nameof(Satellite), PluralName = "satellites")]
[EntityScope(EntityScope.Cluster)]
public sealed record Satellite : CustomKubernetesEntity, ISpec<SatelliteSpec>, IStatus<SatelliteStatus?>
{
    /// <summary>What it shall be, written by its owner.</summary>
    public required SatelliteSpec Spec { get; set; }

    /// <summary>What was seen of it, written by the operator; null until it was first looked at.</summary>
    public SatelliteStatus? Status { get; set; }
}
