using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Contacts.Links;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Plans the contacts of all satellites: antennas are shared, so there is one plan. A round runs when the horizon moves on and when a
/// satellite, a station, a provided window or what pods reserve changes; it writes no window itself, but says which to look at. Edges of
/// windows and words of satellites concern single windows and are no rounds. Links between satellites are a plan of their own.
/// </summary>
internal sealed class ContactController : IController, IDisposable
{
    private const int WritesAtOnce = 8;

    private readonly Fleet _fleet;
    private readonly ContactOptions _options;
    private readonly ReservationIndex _reservations = new();
    private readonly PassLedger _passes = new();
    private readonly LinkLedger _links = new();
    private readonly KnownPriorities _priorities = new();
    private readonly WindowKeeper _keeper;
    private readonly Controller<ContactWindow> _windows;
    private readonly PlanLoop _contactPlan;
    private readonly PlanLoop _linkPlan;

    public ContactController(Fleet fleet, SilenceDesk silence, ContactOptions options, ILoggerFactory logs)
    {
        _fleet = fleet;
        _options = options;
        ILogger logger = logs.CreateLogger<ContactController>();
        _keeper = new WindowKeeper(fleet, silence, _reservations, logs.CreateLogger<WindowKeeper>());

        // Before those who look at a window because of a change.
        fleet.Windows.Subscribe(_keeper.Told);
        ControllerOptions working = new()
        {
            MaxConcurrentReconciles = WritesAtOnce,
            TimeProvider = fleet.Time,
            Queue = new WorkQueueOptions { TimeProvider = fleet.Time },
        };
        _windows = new Controller<ContactWindow>("windows", fleet.Client, fleet.Windows, _keeper, null, working, logger);
        _contactPlan = new PlanLoop("contacts", fleet, PlanContactsAsync, logger);
        _linkPlan = new PlanLoop("links", fleet, PlanLinksAsync, logger);
        fleet.Satellites.Subscribe(Changed);
        fleet.Stations.Subscribe(change => _contactPlan.When(PlanNews.Concerns(change)));
        fleet.Windows.Subscribe(Changed);
        fleet.Pods.Subscribe(Changed);
    }

    /// <inheritdoc/>
    public string Name => "contacts";

    /// <summary>A satellite was heard: an open window may have been answered.</summary>
    public void Heard(string satellite)
    {
        DateTimeOffset nowUtc = _fleet.MissionNowUtc;
        foreach (ContactWindow window in _fleet.WindowsOf(satellite)
            .Where(window => ContactFacts.IsWithGround(window) && window.Spec.AosUtc <= nowUtc && nowUtc < window.Spec.LosUtc))
        {
            _windows.Enqueue(ObjectKey.Of(window));
        }
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken stop, CancellationToken abort) =>
        Task.WhenAll(_contactPlan.RunAsync(stop, abort), _linkPlan.RunAsync(stop, abort), _windows.RunAsync(stop, abort));

    /// <inheritdoc/>
    public void Dispose()
    {
        _contactPlan.Dispose();
        _linkPlan.Dispose();
        _windows.Dispose();
    }

    private async Task<DateTimeOffset> PlanContactsAsync(CancellationToken cancellationToken)
    {
        long started = _fleet.Time.GetTimestamp();
        IReadOnlyList<Satellite> satellites = _fleet.Satellites.Store.List();
        Enqueue(_keeper.ForgetGone());
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
            _passes);
        _keeper.Book = round.Book;
        Enqueue(BookChanges.Between(before, round.Book, windows, _keeper.Links));
        OperatorMetrics.ContactsPlanned(_fleet.Time.GetElapsedTime(started), round.Book);
        await WriteStationsAsync(round, cancellationToken);
        return round.NextUtc;
    }

    /// <summary>Nothing waits for it: a link is planned and shown.</summary>
    private Task<DateTimeOffset> PlanLinksAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            DateTimeOffset nowUtc = _fleet.MissionNowUtc;
            Enqueue(_keeper.ForgetGone());
            IReadOnlyDictionary<string, WindowIntent> before = _keeper.Links;
            _keeper.Links = LinkRoundRule.Decide(
                _fleet.Satellites.Store.List(), _keeper.Windows(), before, _options.Horizon, nowUtc, _links, cancellationToken);
            Enqueue(BookChanges.Between(before, _keeper.Links));
            return PassHorizon.At(nowUtc, _options.Horizon).NextUtc;
        },
        cancellationToken);

    private void Enqueue(IEnumerable<string> windows)
    {
        foreach (string name in windows)
        {
            _windows.Enqueue(new ObjectKey(null, name));
        }
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

    private void Changed(StoreChange<Satellite> change)
    {
        _contactPlan.When(PlanNews.Concerns(change));
        _linkPlan.When(PlanNews.ConcernsLinks(change));
    }

    private void Changed(StoreChange<ContactWindow> change) => _contactPlan.When(PlanNews.Concerns(change, _keeper.Book));

    private void Changed(StoreChange<V1Pod> change)
    {
        IReadOnlyList<string> changed = _reservations.Take((change.New ?? change.Old)!.Metadata.Uid ?? "", change.New);
        Enqueue(changed);
        _contactPlan.When(changed.Count > 0);
    }
}
