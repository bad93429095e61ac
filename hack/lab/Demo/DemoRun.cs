using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Demo;

/// <summary>Applies the sample workload on a running installation, tells what happens, and holds the result to what it must be.</summary>
internal sealed class DemoRun : IDisposable
{
    private const string Namespace = "default";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly InstallationState _state;
    private readonly string _workloadFile;
    private readonly Action<ProgressLine> _tell;
    private readonly MissionClock _clock;
    private readonly KubernetesClient _client;
    private readonly KubernetesTools _tools;
    private readonly IReadOnlyList<(LineTail Agent, LineTail Link)> _tails;
    private readonly Dictionary<string, ProgressLine> _lastContact = new(StringComparer.Ordinal);
    private DemoView _seen = DemoView.Nothing;

    /// <param name="state">The running installation.</param>
    /// <param name="workloadFile">The manifest to apply; one SpaceWorkload in the namespace default.</param>
    /// <param name="tell">Told of each event.</param>
    internal DemoRun(InstallationState state, string workloadFile, Action<ProgressLine> tell)
    {
        _state = state;
        _workloadFile = workloadFile;
        _tell = tell;
        _clock = MissionClock.Parse(state.MissionClock);
        _client = new KubernetesClient(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(state.Kubeconfig), new KubernetesClientOptions { Json = SpaceCloudJson.Options });
        _tools = new KubernetesTools(state.Kubeconfig, Path.Combine(state.Folder, "tools"));
        _tails = [.. state.Satellites.Select(satellite => (new LineTail(satellite.AgentLog), new LineTail(satellite.LinkLog)))];
    }

    /// <summary>What each satellite was judged at the decision; empty before it.</summary>
    internal IReadOnlyList<SatelliteSummary> Verdicts { get; private set; } = [];

    /// <summary>The satellites as they were at the decision.</summary>
    internal IReadOnlyList<Satellite> AtDecision { get; private set; } = [];

    private DateTimeOffset MissionNowUtc => _clock.MissionUtc(TimeProvider.System.GetUtcNow());

    /// <summary>Runs to the end of the workload, or to its deadline and some patience.</summary>
    internal async Task<DemoOutcome> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset realStart = TimeProvider.System.GetUtcNow();
        // What was said before the workload was there is not part of its story.
        _ = OnBoardLines().ToList();
        string name = (await _tools.KubectlAsync(cancellationToken, "apply", "--namespace", Namespace, "--filename", _workloadFile, "--output", "jsonpath={.metadata.name}")).Trim();
        OnBoardOutput? onBoard = null;
        while (true)
        {
            DemoView now = await LookAsync(name, cancellationToken);
            foreach (ProgressLine line in ProgressTeller.Tell(_seen, now).Concat(OnBoardLines()).OrderBy(line => line.AtUtc))
            {
                _tell(line);
            }

            _seen = now;
            if (Verdicts.Count == 0 && IsDecided(now))
            {
                await RecordDecisionAsync(now, cancellationToken);
            }

            onBoard = await FindOnBoardAsync(now, cancellationToken) ?? onBoard;
            if (IsEnded(now.Workload))
            {
                return await ConcludeAsync(now, onBoard, realStart, null, cancellationToken);
            }

            if (now.Workload?.Spec.Deadline is { } deadline && now.MissionUtc > deadline + _clock.MissionTimeSpan(TimeSpan.FromSeconds(5)))
            {
                return await ConcludeAsync(now, onBoard, realStart, $"the deadline {Quantity.Clock(deadline)} has passed without a result", cancellationToken);
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<DemoView> LookAsync(string name, CancellationToken cancellationToken)
    {
        SpaceWorkload? workload = await _client.GetAsync<SpaceWorkload>(name, Namespace, cancellationToken);
        KubernetesList<V1Pod> pods = await _client.ListAsync<V1Pod>(
            Namespace, new ListOptions { LabelSelector = $"{WellKnown.WorkloadLabel}={name}" }, cancellationToken);
        V1Pod? latest = pods.Items.OrderBy(pod => PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0).LastOrDefault();
        return new DemoView(MissionNowUtc, workload, latest);
    }

    /// <summary>News of the satellites: warnings of all, the rest only of the one that has the pod, or the screen would be full.</summary>
    private IEnumerable<ProgressLine> OnBoardLines()
    {
        string? chosen = _seen.Pod?.Spec?.NodeName;
        for (int at = 0; at < _tails.Count; at++)
        {
            bool isChosen = _state.Satellites[at].Name == chosen;
            foreach (ProgressLine line in _tails[at].Agent.ReadNew().Select(line => SpokenLines.OfAgent(line, onlyWarnings: !isChosen)).OfType<ProgressLine>())
            {
                yield return line;
            }

            foreach (ProgressLine line in _tails[at].Link.ReadNew().Select(SpokenLines.OfLink).OfType<ProgressLine>())
            {
                _lastContact[line.Subject] = line;
                if (isChosen)
                {
                    yield return line;
                }
            }
        }
    }

    private static bool IsDecided(DemoView view) => view.Pod?.Spec?.NodeName is { Length: > 0 };

    private static bool IsEnded(SpaceWorkload? workload) =>
        workload?.Status?.Conditions.Any(condition => condition is { Type: ConditionTypes.Succeeded or ConditionTypes.Failed, Status: "True" }) == true;

    private async Task RecordDecisionAsync(DemoView view, CancellationToken cancellationToken)
    {
        AtDecision = [.. (await _client.ListAsync<Satellite>(null, null, cancellationToken)).Items];
        Verdicts = await ExplainedVerdicts.JudgeAsync(_client, view.Workload!, AtDecision, _clock, view.MissionUtc, cancellationToken);
        foreach (SatelliteSummary verdict in Verdicts)
        {
            _tell(new ProgressLine(view.MissionUtc, verdict.Name, $"{verdict.Reason ?? verdict.Verdict}: {verdict.Message}"));
        }

        // The contact that carries everything up was open before anybody was chosen.
        if (view.Pod?.Spec?.NodeName is { } chosen && _lastContact.GetValueOrDefault(chosen) is { } contact)
        {
            _tell(contact);
        }
    }

    private async Task<OnBoardOutput?> FindOnBoardAsync(DemoView view, CancellationToken cancellationToken)
    {
        SatelliteEntry? satellite = _state.Satellites.FirstOrDefault(one => one.Name == view.Pod?.Spec?.NodeName);
        return satellite is not null && view.Pod?.Metadata.Uid is { } uid && view.Pod.Status?.Phase is not "Pending"
            ? await OnBoardOutput.FindAsync(satellite.AgentFolder, uid, "*.geojson", cancellationToken)
            : null;
    }

    private async Task<DemoOutcome> ConcludeAsync(
        DemoView view, OnBoardOutput? onBoard, DateTimeOffset realStart, string? failure, CancellationToken cancellationToken)
    {
        SpaceWorkload workload = view.Workload ?? throw new LabException("the workload is gone");
        SatelliteEntry? satellite = _state.Satellites.FirstOrDefault(one => one.Name == view.Pod?.Spec?.NodeName);
        byte[]? geoJson = await ReadAsync(workload, file => file.Output != WellKnown.LogOutput, cancellationToken);
        byte[]? log = await ReadAsync(workload, file => file.Output == WellKnown.LogOutput, cancellationToken);
        return new DemoOutcome
        {
            State = _state,
            Workload = workload,
            Pod = view.Pod,
            Satellite = satellite,
            Verdicts = Verdicts,
            AtDecision = AtDecision,
            GeoJson = geoJson,
            Log = log,
            OnBoard = onBoard ?? await FindOnBoardAsync(view, cancellationToken),
            Link = satellite is null ? null : await LinkStatus.AskAsync(satellite.LinkSocket, cancellationToken),
            RealTime = TimeProvider.System.GetUtcNow() - realStart,
            Failure = failure,
        };
    }

    private async Task<byte[]?> ReadAsync(SpaceWorkload workload, Func<ResultFile, bool> which, CancellationToken cancellationToken) =>
        workload.Status?.Result?.Files.FirstOrDefault(which) is { } file
            ? await ResultOnGround.ReadAsync(_client, _state.StoreFolder, workload, file, cancellationToken)
            : null;
}
