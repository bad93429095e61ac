using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Cri.V1;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>
/// The loop that keeps pods moving, with or without a link: gathers the facts of each, takes one step, does what the step says.
/// </summary>
internal sealed class PodKeeper(
    PodTable pods,
    BundleStore bundles,
    ICriRuntime cri,
    PodActions actions,
    PodRuntime runtime,
    ContentStore content,
    Outbox outbox,
    IPowerSource power,
    IStartGuard guard,
    AgentEvents events,
    AgentClock clock)
{
    private const int MaxStepsEachTurn = 4;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private bool? _reachable;
    private string? _degradedBy;
    private TimeSpan _backOff = FirstBackOff;
    private DateTimeOffset _probeAtRealUtc;

    /// <summary>The runtime answered when it was last asked.</summary>
    public bool IsRuntimeReady => _reachable is true;

    /// <summary>Runs until cancelled. Containers keep running after it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(Turn, clock.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await actions.DrainAsync();
    }

    /// <summary>One turn over all pods.</summary>
    public async Task TurnAsync(CancellationToken cancel)
    {
        await ProbeAsync(cancel);
        try
        {
            Measure();
        }
        catch (JournalException error)
        {
            Degraded(error);
        }

        HashSet<string> known = await KnownAsync(cancel);
        foreach (PodRecord pod in pods.All)
        {
            for (int step = 0; step < MaxStepsEachTurn && await StepAsync(pod.Key, known, cancel); step++)
            {
                // Another step follows at once: what an action did is a new fact.
                known.Add(pod.Key);
            }
        }
    }

    private async Task ProbeAsync(CancellationToken cancel)
    {
        if (clock.RealUtc < _probeAtRealUtc)
        {
            return;
        }

        try
        {
            VersionResponse version = await cri.VersionAsync(cancel);
            if (_reachable is not true)
            {
                events.Tell(new AgentEvent("RuntimeReady", $"{version.RuntimeName} {version.RuntimeVersion} answers")
                {
                    ForGround = _reachable is false,
                });
            }

            (_reachable, _backOff) = (true, FirstBackOff);
        }
        catch (GrpcException error)
        {
            if (_reachable is not false)
            {
                events.Tell(new AgentEvent("RuntimeUnavailable", $"The container runtime does not answer; trying again. {error.Message}")
                {
                    Warning = true,
                    ForGround = true,
                });
            }

            _reachable = false;
            _probeAtRealUtc = clock.RealUtc + _backOff;
            _backOff = _backOff * 2 > LongestBackOff ? LongestBackOff : _backOff * 2;
        }
    }

    private void Measure()
    {
        IReadOnlyList<PodRecord> running = [.. pods.All.Where(pod => pod.State == PodState.Running)];
        power.Advance(clock.MissionUtc, running.Sum(pod => pod.Plan?.RunWatts ?? 0));
        if (power.Last is not { State: var now })
        {
            return;
        }

        foreach (PodRecord pod in running)
        {
            pods.Update(pod.Key, record => Extremes(record, now));
        }
    }

    /// <summary>Only a change of a tenth is worth a write to disk.</summary>
    private static PodRecord Extremes(PodRecord pod, PowerState now)
    {
        bool lower = !(pod.LowestStateOfChargePercent - now.StateOfChargePercent < 0.1);
        bool hotter = !(now.TemperatureCelsius - pod.HighestTemperatureCelsius < 0.1);
        return !lower && !hotter
            ? pod
            : pod with
            {
                LowestStateOfChargePercent = lower ? now.StateOfChargePercent : pod.LowestStateOfChargePercent,
                HighestTemperatureCelsius = hotter ? now.TemperatureCelsius : pod.HighestTemperatureCelsius,
            };
    }

    /// <summary>Uids that have a container.</summary>
    private async Task<HashSet<string>> KnownAsync(CancellationToken cancel)
    {
        if (_reachable is not true || pods.All.Count == 0)
        {
            return [];
        }

        try
        {
            IReadOnlyDictionary<string, string> ours = new Dictionary<string, string> { [PodLabels.Node] = runtime.Node };
            return [.. (await cri.ListContainersAsync(ours, cancel)).Select(container => container.Labels.TryGetValue(PodLabels.Uid, out string? uid) ? uid : string.Empty)];
        }
        catch (GrpcException)
        {
            _reachable = false;
            return [];
        }
    }

    /// <summary>True when something was done that may allow the next step.</summary>
    private async Task<bool> StepAsync(string uid, HashSet<string> known, CancellationToken cancel)
    {
        if (pods.Find(uid) is not { } pod)
        {
            return false;
        }

        try
        {
            PodFacts facts = await GatherAsync(pod, known, cancel);
            if (pods.Step(uid, facts) is not { } move)
            {
                return false;
            }

            if (move.Event is { } news)
            {
                events.Tell(Tale(move.Next, news));
            }

            return await actions.DoAsync(move, cancel) || move.Next.State != pod.State;
        }
        catch (GrpcException error)
        {
            events.Tell(new AgentEvent("RuntimeCallFailed", error.Message) { Warning = true, Pod = pod.Order });
            _reachable = error.IsUnreachable ? false : _reachable;
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ContentException or JournalException)
        {
            Degraded(error);
            return false;
        }
    }

    /// <summary>Containers run on; what could not be written down is not done. Told once for each cause.</summary>
    private void Degraded(Exception error)
    {
        if (_degradedBy != error.Message)
        {
            _degradedBy = error.Message;
            events.Tell(new AgentEvent("StorageDegraded", error.Message) { Warning = true, ForGround = true });
        }
    }

    private async Task<PodFacts> GatherAsync(PodRecord pod, HashSet<string> known, CancellationToken cancel)
    {
        bool reachable = _reachable is true;
        bool before = pod.State is PodState.Accepted or PodState.WaitingForImage or PodState.Ready or PodState.Deferred;
        MissionBundle? bundle = bundles.Current;
        PodFacts facts = new()
        {
            MissionUtc = clock.MissionUtc,
            RealUtc = clock.RealUtc,
            ToMissionUtc = clock.Mission.MissionUtc,
            Plan = PlanReader.PlanFor(bundle, pod.Order),
            RuntimeReachable = reachable,
            ResultAccepted = outbox.Find(pod.Key)?.Accepted is true,
        };
        bool look = reachable && (pod.State is PodState.Starting or PodState.Running || (before && known.Contains(pod.Key)));
        if (look)
        {
            facts = facts with { Container = await runtime.FindAsync(pod.Order, cancel) };
        }

        if (!reachable || (facts.Plan ?? pod.Plan) is not { } plan)
        {
            return facts;
        }

        if (pod.State == PodState.Starting)
        {
            bool ran = facts.Container is { Phase: not ContainerPhase.Created };
            return ran ? facts : facts with { Start = guard.Judge(pod, plan, pods.All, facts.MissionUtc) };
        }

        if (!before)
        {
            return facts;
        }

        bool present = await cri.ImageStatusAsync(pod.Order.Image, cancel) is not null;
        return facts with
        {
            ImagePresent = present,
            ImageComplete = !present && await IsCompleteAsync(pod.Order, cancel),
            Start = present ? guard.Judge(pod, plan, pods.All, facts.MissionUtc) : null,
        };
    }

    private async Task<bool> IsCompleteAsync(PodOrder order, CancellationToken cancel) =>
        Digest.TryParse(order.ImageDigest, out Digest? digest)
        && await content.ResolveAsync(digest.ToString(), cancel) is { } image
        && content.Missing(image).Count == 0;

    private static AgentEvent Tale(PodRecord pod, PodNews news)
    {
        List<(string, double)> numbers = [];
        List<(string, string)> facts = [];
        if (pod.Number is { } number && pod.Limit is { } limit)
        {
            numbers.AddRange([("number", number), ("limit", limit)]);
        }

        if (pod.Reason.Length > 0)
        {
            facts.Add(("reason", pod.Reason));
        }

        if (pod.DeferredUntilUtc is { } until)
        {
            facts.Add(("deferredUntilUtc", MissionText.Of(until)));
        }

        if (pod.ContainerId.Length > 0)
        {
            facts.Add(("containerId", pod.ContainerId));
        }

        if (pod.ExitCode is { } exitCode)
        {
            numbers.Add(("exitCode", exitCode));
        }

        return new AgentEvent(news.Type, news.Note) { Warning = news.Warning, Pod = pod.Order, ForGround = true, Numbers = numbers, Facts = facts };
    }
}
