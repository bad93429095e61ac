using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>Whether the picture of the fleet is whole, and young enough to decide by.</summary>
/// <param name="view">The fleet.</param>
/// <param name="informers">What keeps it in step with the API server.</param>
/// <param name="staleAfter">A picture that no list, event or bookmark has confirmed for longer is not decided by.</param>
internal sealed class Readiness(FleetView view, IReadOnlyList<IInformer> informers, TimeSpan staleAfter)
{
    /// <summary>Why nothing can be judged at all yet; null when it can.</summary>
    public string? NotListed => view.HasSynced ? null : "the fleet has not been listed yet";

    /// <summary>Why nothing is decided now, with the age and its limit; null when the picture is young enough.</summary>
    public string? Stale => Oldest is { } oldest && oldest.Age > staleAfter
        ? FormattableString.Invariant($"StaleFleet: {oldest.Name} were last confirmed by the API server {oldest.Age.TotalSeconds:0} s ago, the limit is {staleAfter.TotalSeconds:0} s")
        : null;

    /// <summary>How long ago the API server confirmed the picture, all of it.</summary>
    public TimeSpan Age => Oldest?.Age ?? TimeSpan.Zero;

    private IInformer? Oldest => informers.MaxBy(informer => informer.Age);
}
