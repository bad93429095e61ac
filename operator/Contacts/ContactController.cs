using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Plans the contacts of all satellites: antennas are shared, so there is one plan. A round runs when the horizon moves on and when a
/// satellite, a station, a provided window or what pods reserve changes; it writes no window itself, but says which to look at. Edges of
/// windows and words of satellites concern single windows and are no rounds.
/// </summary>
internal sealed partial class ContactController : IController, IDisposable
{
    private const string Key = "plan";
    private const int WritesAtOnce = 8;

    /// <summary>Changes come in bursts: they settle this long, and a round that took long is not repeated without a pause.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);

    private readonly Fleet _fleet;
    private readonly ContactOptions _options;
    private readonly ILogger<ContactController> _logger;
    private readonly WorkQueue<string> _queue;
    private readonly ReservationIndex _reservations = new();
    private readonly PassLedger _ledger = new();
    private readonly KnownPriorities _priorities = new();
    private readonly WindowKeeper _keeper;
    private readonly Controller<ContactWindow> _windows;
    private TimeSpan _pause = Settle;

    public ContactController(Fleet fleet, SilenceDesk silence, ContactOptions options, ILoggerFactory logs)
    {
        _fleet = fleet;
        _options = options;
        _logger = logs.CreateLogger<ContactController>();
        _queue = new WorkQueue<string>(Name, new WorkQueueOptions { TimeProvider = fleet.Time });
        _keeper = new WindowKeeper(fleet, silence, _reservations, logs.CreateLogger<WindowKeeper>());
        ControllerOptions working = new()
        {
            MaxConcurrentReconciles = WritesAtOnce,
            TimeProvider = fleet.Time,
            Queue = new WorkQueueOptions { TimeProvider = fleet.Time },
        };
        _windows = new Controller<ContactWindow>("windows", fleet.Client, fleet.Windows, _keeper, null, working, _logger);
        fleet.Satellites.Subscribe(change => PlanWhen(PlanNews.Concerns(change)));
        fleet.Stations.Subscribe(change => PlanWhen(PlanNews.Concerns(change)));
        fleet.Windows.Subscribe(Changed);
        fleet.Pods.Subscribe(Changed);
    }

    /// <inheritdoc/>
    public string Name => "contacts";

    /// <summary>A satellite was heard: an open window may have been answered.</summary>
    public void Heard(string satellite)
    {
        DateTimeOffset nowUtc = _fleet.MissionNowUtc;
        foreach (ContactWindow window in _fleet.WindowsOf(satellite).Where(window => window.Spec.AosUtc <= nowUtc && nowUtc < window.Spec.LosUtc))
        {
            _windows.Enqueue(ObjectKey.Of(window));
        }
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken stop, CancellationToken abort) =>
        Task.WhenAll(PlanAsync(stop, abort), _windows.RunAsync(stop, abort));

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _windows.Dispose();
    }

    private async Task PlanAsync(CancellationToken stop, CancellationToken abort)
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

    private async Task<DateTimeOffset> RoundAsync(CancellationToken cancellationToken)
    {
        long started = _fleet.Time.GetTimestamp();
        IReadOnlyList<Satellite> satellites = _fleet.Satellites.Store.List();
        IReadOnlyList<ContactWindow> windows = _keeper.Windows();
        ContactBook? before = _keeper.Book;
        PlanRound round = PlanRoundRule.Decide(
            new PlanRoundFacts(
                satellites,
                _fleet.Stations.Store.List(),
                windows,
                before,
                _priorities.News(satellites, windows),
                _reservations.Windows,
                _options.Horizon,
                _options.OpenWindowsPerSatellite,
                _fleet.MissionNowUtc,
                _fleet.RealNowUtc),
            _ledger);
        _keeper.Book = round.Book;
        foreach (string name in BookChanges.Between(before, round.Book, windows))
        {
            _windows.Enqueue(new ObjectKey(null, name));
        }

        TimeSpan took = _fleet.Time.GetElapsedTime(started);
        _pause = took * 4 > Settle ? took * 4 : Settle;
        OperatorMetrics.ContactsPlanned(took, round.Book);
        await WriteStationsAsync(round, cancellationToken);
        return round.NextUtc;
    }

    private async Task WriteStationsAsync(PlanRound round, CancellationToken cancellationToken)
    {
        foreach ((string name, GroundStationStatus status) in round.Stations)
        {
            if (_fleet.Stations.Store.Get(new ObjectKey(null, name)) is { } station)
            {
                try
                {
                    await _fleet.Client.UpdateStatusAsync(station with { Status = status }, cancellationToken);
                }
                catch (KubernetesException problem) when (problem.IsNotFound)
                {
                    // Deleted meanwhile; the next round sees it.
                }
            }
        }
    }

    private void Changed(StoreChange<ContactWindow> change)
    {
        if (change.New is null)
        {
            _keeper.Forget(change.Key.Name);
        }

        PlanWhen(PlanNews.Concerns(change, _keeper.Book));
    }

    private void Changed(StoreChange<V1Pod> change)
    {
        IReadOnlyList<string> changed = _reservations.Take((change.New ?? change.Old)!.Metadata.Uid ?? "", change.New);
        foreach (string window in changed)
        {
            _windows.Enqueue(new ObjectKey(null, window));
        }

        PlanWhen(changed.Count > 0);
    }

    private void PlanWhen(bool news)
    {
        if (news)
        {
            _queue.AddAfter(Key, _pause);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Contact planning failed; next try in {DelaySeconds} s")]
    private static partial void LogFailed(ILogger logger, Exception exception, double delaySeconds);
}
