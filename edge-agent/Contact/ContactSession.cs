using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>
/// One contact: rounds of small talk (bundle, pods, status, telemetry, events) twice a second, and beside them the two bulk
/// flows, results down and image blobs up. What fails is tried again in the next round and stops nothing else. An answer of
/// any kind means that we are heard.
/// </summary>
internal sealed class ContactSession(
    SessionState state, ContactMoment moment, BundleStep bundle, PodsStep pods, ReportStep report, ResultsStep results, ImagesStep images)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);
    private const int MaxToldProblems = 100;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _toldProblems = [];
    private DateTimeOffset? _firstHeardUtc;
    private DateTimeOffset? _lastHeardUtc;
    private long _rounds;

    /// <summary>Runs until cancelled, which is LOS or the agent's end.</summary>
    public async Task<ContactRecord> RunAsync(GroundLink link, CancellationToken los)
    {
        await Task.WhenAll(
            RepeatAsync(() => SmallTalkAsync(link, los), los),
            RepeatAsync(() => BulkAsync("results", cancel => results.RunAsync(link, cancel), los), los),
            RepeatAsync(() => BulkAsync("image", cancel => images.RunAsync(link, cancel), los), los));
        ContactRecord record = new(moment.Name, _firstHeardUtc, _lastHeardUtc, link.Gateway.BytesUp, link.Gateway.BytesDown);
        if (_firstHeardUtc is not null)
        {
            state.Events.Tell(new AgentEvent("ContactClosed", $"{Where()}: {record.BytesUp} B up, {record.BytesDown} B down through the gateway")
            {
                Numbers = [("bytesUp", record.BytesUp), ("bytesDown", record.BytesDown)],
            });
        }

        return record;
    }

    private async Task SmallTalkAsync(GroundLink link, CancellationToken los)
    {
        await TryAsync("bundle", cancel => bundle.RunAsync(link, cancel), los, alwaysCalls: true);
        await TryAsync("pods", cancel => pods.RunAsync(link, cancel), los, alwaysCalls: true);
        await TryAsync("pod status", cancel => report.StatusAsync(link, cancel), los);
        await TryAsync("telemetry", cancel => report.TelemetryAsync(link, cancel), los);
        await TryAsync("events", cancel => report.EventsAsync(link, cancel), los);
        Interlocked.Increment(ref _rounds);
    }

    /// <summary>Bulk waits for the first round: what is planned and what was deleted comes first.</summary>
    private Task BulkAsync(string name, Func<CancellationToken, Task> step, CancellationToken los) =>
        Interlocked.Read(ref _rounds) == 0 || !IsHeard ? Task.CompletedTask : TryAsync(name, step, los);

    private async Task RepeatAsync(Func<Task> step, CancellationToken los)
    {
        while (!los.IsCancellationRequested)
        {
            await step();
            await Task.Delay(Round, state.Clock.Time, los).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <param name="name">For what is told of a failure.</param>
    /// <param name="step">What to do.</param>
    /// <param name="los">End of the contact.</param>
    /// <param name="alwaysCalls">Its success means that the ground answered; other steps may have had nothing to say.</param>
    private async Task TryAsync(string name, Func<CancellationToken, Task> step, CancellationToken los, bool alwaysCalls = false)
    {
        if (los.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await step(los);
            if (alwaysCalls)
            {
                Heard();
            }
        }
        catch (OperationCanceledException)
        {
            // LOS, or a call ran out of its time: the next round or contact goes on.
        }
        catch (HttpRequestException error) when (error.InnerException is AuthenticationException)
        {
            // Somebody answers and we do not trust each other: silence without a word would look like a missed contact.
            Problem(name, error.InnerException.Message);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            // A bare SocketException: the link cut the connection in the moment it was made.
            // No link. Outside of windows that is the normal state, and inside one the contact log says so.
        }
        catch (KubernetesException error) when (error.IsUnreachable)
        {
        }
        catch (Exception error) when (error is KubernetesException or GatewayException or ContentException or JsonException or InvalidDataException or JournalException)
        {
            if (error is KubernetesException or GatewayException)
            {
                Heard();
            }

            Problem(name, error.Message);
        }
    }

    private bool IsHeard
    {
        get
        {
            lock (_gate)
            {
                return _firstHeardUtc is not null;
            }
        }
    }

    /// <summary>Told once a contact; the flows run beside each other.</summary>
    private void Problem(string name, string message)
    {
        string problem = $"{name}: {message}";
        bool news;
        lock (_gate)
        {
            news = _toldProblems.Count < MaxToldProblems && _toldProblems.Add(problem);
        }

        if (news)
        {
            state.Events.Tell(new AgentEvent("ContactStepFailed", problem) { Warning = true });
        }
    }

    private void Heard()
    {
        bool first;
        lock (_gate)
        {
            first = _firstHeardUtc is null;
            _lastHeardUtc = state.Clock.MissionUtc;
            _firstHeardUtc ??= _lastHeardUtc;
        }

        if (first)
        {
            string until = moment.UntilUtc is { } los ? $" until {MissionText.Of(los)}" : string.Empty;
            state.Events.Tell(new AgentEvent("ContactOpened", $"{Where()}{until}") { Facts = [("contact", moment.Name), ("station", moment.Station)] });
        }
    }

    private string Where() => moment.Name.Length == 0 ? "The ground answers outside of any known plan" : $"{moment.Name} over {moment.Station}";
}
