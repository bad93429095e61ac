using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Explaining;

/// <summary>What somebody can see of the fleet at one moment.</summary>
/// <param name="Satellites">All satellites.</param>
/// <param name="Windows">All contact windows.</param>
/// <param name="Pods">The pods the reader may see; reservations on the windows stand for the others.</param>
/// <param name="Notes">What could not be seen.</param>
/// <param name="Nodes">All nodes, for what kube-scheduler's own filters make of them; null when they cannot be seen, or there are none.</param>
public sealed record FleetView(
    IReadOnlyList<Satellite> Satellites,
    IReadOnlyList<ContactWindow> Windows,
    IReadOnlyList<V1Pod> Pods,
    IReadOnlyList<string> Notes,
    IReadOnlyList<V1Node>? Nodes = null);
