using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>What is booked and what was used of a contact.</summary>
public sealed record ContactWindowStatus(
    ContactState? State = null,
    IReadOnlyList<ContactReservation>? Reservations = null,
    long? UplinkUsedBytes = null,
    long? DownlinkUsedBytes = null,
    DateTimeOffset? LastHeardUtc = null,
    long? ObservedGeneration = null,
    IReadOnlyList<V1Condition>? Conditions = null)
{
    /// <summary>Bytes promised to pods, one entry a pod.</summary>
    public IReadOnlyList<ContactReservation> Reservations { get; init; } = Reservations ?? [];

    /// <summary>Valid, Certain, Booked; each only where it says more than the state.</summary>
    public IReadOnlyList<V1Condition> Conditions { get; init; } = Conditions ?? [];
}
