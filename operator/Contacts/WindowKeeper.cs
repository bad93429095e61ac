using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Brings each window to what the newest plan wants and what happened in it: one key, one window, one write a change. An edge of a window
/// costs as much as that window, however many there are.
/// </summary>
internal sealed partial class WindowKeeper(
    Fleet fleet, SilenceDesk silence, ReservationIndex reservations, ILogger<WindowKeeper> logger) : IEntityController<ContactWindow>
{
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(2);

    private readonly OwnWrites _writes = new(fleet.Windows.Store);
    private volatile ContactBook? _book;
    private volatile IReadOnlyDictionary<string, WindowIntent> _links = new Dictionary<string, WindowIntent>();

    /// <summary>The newest plan; null before the first.</summary>
    public ContactBook? Book
    {
        get => _book;
        set => _book = value;
    }

    /// <summary>The newest plan of links between satellites, by name of the window.</summary>
    public IReadOnlyDictionary<string, WindowIntent> Links
    {
        get => _links;
        set => _links = value;
    }

    /// <summary>All windows as last known.</summary>
    public IReadOnlyList<ContactWindow> Windows() => _writes.Windows();

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(ContactWindow entity, CancellationToken cancellationToken) =>
        Book is null ? ReconcileResult.Done : await ActAsync(entity.Metadata.Name!, _writes.Newest(entity), cancellationToken);

    /// <summary>Not there, or not any more: made when the plan wants it.</summary>
    public async Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (Book is not null && !_writes.IsAwaited(key.Name))
        {
            await ActAsync(key.Name, null, cancellationToken);
        }
    }

    /// <summary>The server told of a window.</summary>
    public void Told(StoreChange<ContactWindow> change) => _writes.Told(change);

    /// <summary>Stops to count on windows that were deleted before their making was told; their names, to look at.</summary>
    public IReadOnlyList<string> ForgetGone() => _writes.ForgetGone();

    private async Task<ReconcileResult> ActAsync(string name, ContactWindow? stored, CancellationToken cancellationToken)
    {
        WindowDecision decision = Decide(name, stored);
        try
        {
            if (decision.Delete)
            {
                await fleet.Client.DeleteAsync<ContactWindow>(name, null, null, cancellationToken);
                return ReconcileResult.Done;
            }

            if (decision.Create is { } create)
            {
                stored = _writes.Note(await fleet.Client.CreateAsync(create, cancellationToken));
            }
            else if (decision.Replace is { } replace)
            {
                stored = _writes.Note(await fleet.Client.UpdateAsync(replace, cancellationToken));
            }

            if (decision.Status is { } status && stored is not null)
            {
                _writes.Note(await fleet.Client.UpdateStatusAsync(stored with { Status = status }, cancellationToken));
            }
        }
        catch (KubernetesException problem) when (problem.IsNotFound || problem.IsAlreadyExists)
        {
            // Somebody was faster; the store will tell.
            _writes.Forget(name);
            return ReconcileResult.RequeueAfter(UntilTold);
        }
        catch (KubernetesException problem) when (problem.IsInvalid)
        {
            // What the server refuses for its content is told and left: all other windows must not wait for it.
            LogRefused(logger, name, problem.Message);
        }
        catch (KubernetesException problem) when (problem.IsConflict)
        {
            _writes.Forget(name);
            throw;
        }

        return decision.NextUtc is { } next ? ReconcileResult.RequeueAfter(fleet.Until(next) + TimeSpan.FromMilliseconds(5)) : ReconcileResult.Done;
    }

    private WindowDecision Decide(string name, ContactWindow? stored)
    {
        ContactBook book = Book!;
        WindowIntent? intent = book.Intents.GetValueOrDefault(name) ?? Links.GetValueOrDefault(name);
        string? satelliteName = stored?.Spec.Satellite ?? intent?.Pass?.Satellite;
        string? stationName = stored?.Spec.Station ?? intent?.Pass?.Station;
        string? peerName = stored?.Spec.PeerSatellite ?? intent?.Pass?.PeerSatellite;
        Satellite? satellite = satelliteName is null ? null : fleet.SatelliteNamed(satelliteName);
        return WindowRule.Decide(new WindowFacts(
            stored,
            intent,
            satellite,
            stationName is null ? null : fleet.Stations.Store.Get(new ObjectKey(null, stationName)),
            peerName is null ? null : fleet.SatelliteNamed(peerName),
            book.UncertaintyOf(satelliteName, peerName),
            reservations.Of(name),
            satellite is null ? null : silence.LastHeardUtc(satellite),
            fleet.ListeningSinceUtc,
            fleet.MissionNowUtc,
            fleet.RealNowUtc));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The API server refuses {Name}: {Cause}")]
    private static partial void LogRefused(ILogger logger, string name, string cause);
}
