using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Keeps the contact windows of all satellites: antennas are shared, so there is one key for all. A round runs when a
/// satellite, station, window or pod changes and whenever the plan changes by itself.
/// </summary>
internal sealed partial class ContactController : IController, IDisposable
{
    private const string Key = "plan";
    private const string FieldManager = "spacecloud-operator-contacts";
    private const int WritesAtOnce = 4;

    private readonly Fleet _fleet;
    private readonly SilenceDesk _silence;
    private readonly TimeSpan _horizon;
    private readonly ILogger<ContactController> _logger;
    private readonly WorkQueue<string> _queue;
    private readonly PassCache _cache = new();

    public ContactController(Fleet fleet, SilenceDesk silence, TimeSpan horizon, ILogger<ContactController> logger)
    {
        _fleet = fleet;
        _silence = silence;
        _horizon = horizon;
        _logger = logger;
        _queue = new WorkQueue<string>(Name, new WorkQueueOptions { TimeProvider = fleet.Time });
        fleet.Satellites.Subscribe(change => AddWhen(change.Old?.Metadata.Generation != change.New?.Metadata.Generation));
        fleet.Stations.Subscribe(change => AddWhen(change.Old?.Metadata.Generation != change.New?.Metadata.Generation));
        fleet.Windows.Subscribe(_ => AddSoon());
        fleet.Pods.Subscribe(_ => AddSoon());
    }

    /// <inheritdoc/>
    public string Name => "contacts";

    /// <summary>A satellite was heard: a window may have been answered.</summary>
    public void Heard() => AddSoon();

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        _queue.Add(Key);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                (bool hasKey, _) = await _queue.GetAsync(stop);
                if (!hasKey)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                DateTimeOffset nextUtc = await RoundAsync(abort);
                _queue.Forget(Key);
                _queue.AddAfter(Key, _fleet.Until(nextUtc) + TimeSpan.FromMilliseconds(5));
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                return;
            }
            catch (KubernetesException problem) when (problem.IsConflict)
            {
                // Somebody wrote in between; the stores will have it in a moment.
                _queue.AddRateLimited(Key);
            }
#pragma warning disable CA1031 // A failed round is logged and tried again; it never stops the operator.
            catch (Exception problem)
            {
                TimeSpan delay = _queue.AddRateLimited(Key);
                LogFailed(_logger, problem, delay.TotalSeconds);
            }
#pragma warning restore CA1031
            finally
            {
                _queue.Done(Key);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private async Task<DateTimeOffset> RoundAsync(CancellationToken cancellationToken)
    {
        ContactRoundFacts facts = new(
            _fleet.Satellites.Store.List(),
            _fleet.Stations.Store.List(),
            _fleet.Windows.Store.List(),
            _fleet.Pods.Store.List(),
            name => _fleet.SatelliteNamed(name) is { } satellite ? _silence.LastHeardUtc(satellite) : null,
            _fleet.ListeningSinceUtc,
            _horizon,
            _fleet.MissionNowUtc,
            _fleet.RealNowUtc);
        ContactRound round = ContactRoundRule.Decide(facts, _cache);
        ParallelOptions few = new() { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken };
        ConcurrentDictionary<string, ContactWindow> newest = new(
            facts.Windows.Select(window => KeyValuePair.Create(window.Metadata.Name!, window)), StringComparer.Ordinal);
        await Parallel.ForEachAsync(round.Apply, few, async (window, cancel) =>
            await OneAsync(window.Metadata.Name!, async () => newest[window.Metadata.Name!] = await _fleet.Client.ApplyAsync(window, FieldManager, force: true, cancel)));

        // Statuses as a whole, guarded by the version they were read at: see the satellites' status.
        await Parallel.ForEachAsync(round.Status.Where(status => newest.ContainsKey(status.Key)), few, async (status, cancel) =>
            await OneAsync(status.Key, () => _fleet.Client.UpdateStatusAsync(newest[status.Key] with { Status = status.Value }, cancel)));
        foreach (GroundStation station in facts.Stations)
        {
            if (round.Stations.TryGetValue(station.Metadata.Name!, out GroundStationStatus? status))
            {
                await OneAsync(station.Metadata.Name!, () => _fleet.Client.UpdateStatusAsync(station with { Status = status }, cancellationToken));
            }
        }

        foreach (string name in round.Delete)
        {
            await _fleet.Client.DeleteAsync<ContactWindow>(name, null, null, cancellationToken);
        }

        return round.NextUtc;
    }

    /// <summary>One write. What the server refuses for its content is told and left: all other windows must not wait for it.</summary>
    private async Task OneAsync(string name, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (KubernetesException problem) when (problem.IsNotFound)
        {
            // Deleted meanwhile; the next round sees it.
        }
        catch (KubernetesException problem) when (problem.IsInvalid)
        {
            LogRefused(_logger, name, problem.Message);
        }
    }

    private void AddWhen(bool news)
    {
        if (news)
        {
            _queue.Add(Key);
        }
    }

    /// <summary>Our own writes come back as changes: a short pause lets them settle into one round.</summary>
    private void AddSoon() => _queue.AddAfter(Key, TimeSpan.FromMilliseconds(150));

    [LoggerMessage(Level = LogLevel.Error, Message = "The API server refuses {Name}: {Cause}")]
    private static partial void LogRefused(ILogger logger, string name, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Contact planning failed; next try in {DelaySeconds} s")]
    private static partial void LogFailed(ILogger logger, Exception exception, double delaySeconds);
}
