using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>A place on the Earth that can talk to satellites above its horizon.</summary>
[KubernetesEntity(Group = WellKnown.Group, ApiVersion = WellKnown.Version, Kind = nameof(GroundStation), PluralName = "groundstations")]
[EntityScope(EntityScope.Cluster)]
public sealed record GroundStation : CustomKubernetesEntity, ISpec<GroundStationSpec>, IStatus<GroundStationStatus?>
{
    /// <summary>What it shall be, written by its owner.</summary>
    public required GroundStationSpec Spec { get; set; }

    /// <summary>What was seen of it, written by the operator; null until it was first looked at.</summary>
    public GroundStationStatus? Status { get; set; }
}
