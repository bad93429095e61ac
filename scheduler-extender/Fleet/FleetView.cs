using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>Takes snapshots of the fleet from the local stores. No call to the API server.</summary>
internal sealed class FleetView(
    IStore<Satellite> satellites,
    IStore<ContactWindow> windows,
    IStore<V1Pod> pods,
    InFlightBinds inFlight,
    MissionClock clock,
    TimeProvider time,
    TimeSpan horizon)
{
    /// <summary>Horizons move on in steps, so that repeated questions find the same answers computed.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private readonly SupplyCache cache = new(clock);

    /// <summary>Whether all kinds have been listed once. Before that no snapshot may be judged by.</summary>
    public bool HasSynced => satellites.HasSynced && windows.HasSynced && pods.HasSynced;

    public FleetSnapshot Take()
    {
        DateTimeOffset now = clock.MissionUtc(time.GetUtcNow());
        DateTimeOffset rounded = new(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero);
        return new FleetSnapshot(
            cache,
            satellites.List().ToDictionary(satellite => satellite.Name(), StringComparer.Ordinal),
            windows.List().Where(ContactFacts.IsWithGround).ToLookup(window => window.Spec.Satellite, StringComparer.Ordinal),
            inFlight.Over(pods.List()).Where(pod => pod.Spec?.NodeName is { Length: > 0 }).ToLookup(pod => pod.Spec!.NodeName!, StringComparer.Ordinal),
            now,
            rounded + horizon);
    }
}
