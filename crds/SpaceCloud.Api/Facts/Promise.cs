using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>What a satellite was promised for: written before the pod is bound, so that no bytes, joules or devices are promised twice.</summary>
/// <param name="PodUid">UID of the pod.</param>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Plan">The plan it is bound with.</param>
/// <param name="Demand">What it asks.</param>
public sealed record Promise(string PodUid, string Namespace, string Pod, PlacementPlan Plan, Demand Demand);
