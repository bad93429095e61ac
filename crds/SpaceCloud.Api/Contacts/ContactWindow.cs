using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>A time in which one satellite and one ground station can exchange bytes.</summary>
[KubernetesEntity(Group = WellKnown.Group, ApiVersion = WellKnown.Version, Kind = nameof(ContactWindow), PluralName = "contactwindows")]
[EntityScope(EntityScope.Cluster)]
public sealed record ContactWindow : CustomKubernetesEntity, ISpec<ContactWindowSpec>, IStatus<ContactWindowStatus?>
{
    /// <summary>What it shall be, written by its owner.</summary>
    public required ContactWindowSpec Spec { get; set; }

    /// <summary>What was seen of it, written by the operator; null until it was first looked at.</summary>
    public ContactWindowStatus? Status { get; set; }
}
