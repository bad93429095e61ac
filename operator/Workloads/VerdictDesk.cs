using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>
/// Asks Planning about every satellite, as the extender does, for the words in a workload's condition and to know when the scheduler is to
/// be woken. Answers are kept a while: all workloads that wait, together, cost a small share of a processor however large the fleet is.
/// </summary>
internal sealed class VerdictDesk(Fleet fleet)
{
    /// <summary>Battery and sunlight are forecast so far ahead, from a rounded now: the extender's own figures.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>An answer is good for so long in real time: what has become feasible is to be told within five seconds.</summary>
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(3);

    /// <summary>Of so much time one part goes into judging.</summary>
    private const int Share = 20;

    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<Verdict> Verdicts)> _answers = new(StringComparer.Ordinal);

    private TimeSpan _lastTook;

    /// <summary>How long an answer is good, real time: longer where judging the fleet for all that wait takes longer.</summary>
    public TimeSpan Holds => _lastTook * Share * Math.Max(1, _answers.Count) is var share && share > ShortestHold ? share : ShortestHold;

    /// <summary>The verdict of every usable satellite, by name.</summary>
    public IReadOnlyList<Verdict> Judge(SpaceWorkload workload, Demand demand)
    {
        string key = workload.Metadata.Uid!;
        if (_answers.TryGetValue(key, out (long At, IReadOnlyList<Verdict> Verdicts) known) && fleet.Time.GetElapsedTime(known.At) < Holds)
        {
            return known.Verdicts;
        }

        long began = fleet.Time.GetTimestamp();
        DateTimeOffset nowUtc = fleet.MissionNowUtc;
        DateTimeOffset horizonUtc = new DateTimeOffset(nowUtc.UtcTicks - (nowUtc.UtcTicks % Step.Ticks), TimeSpan.Zero) + Horizon;
        IReadOnlyList<Verdict> verdicts =
        [
            .. fleet.Satellites.Store.List()
                .Where(satellite => SatelliteFacts.Unusable(satellite).Count == 0)
                .Select(satellite => Filtered(Judge(satellite, demand, nowUtc, horizonUtc), workload)),
        ];
        _lastTook = fleet.Time.GetElapsedTime(began);
        TimeSpan holds = Holds;
        foreach ((string old, (long at, _)) in _answers)
        {
            if (fleet.Time.GetElapsedTime(at) >= 2 * holds)
            {
                _answers.TryRemove(old, out _);
            }
        }

        _answers[key] = (fleet.Time.GetTimestamp(), verdicts);
        return verdicts;
    }

    /// <summary>A satellite that kube-scheduler drops can be given nothing, and wakes it in vain.</summary>
    private Verdict Filtered(Verdict verdict, SpaceWorkload workload) =>
        NodeFacts.WhyPassedOver(verdict.Satellite, fleet.NodeNamed(verdict.Satellite), workload.Spec.Template.Spec?.Tolerations ?? []) is { } passedOver
            ? new Verdict { Satellite = verdict.Satellite, Blockers = [.. verdict.Blockers, passedOver] }
            : verdict;

    private Verdict Judge(Satellite satellite, Demand demand, DateTimeOffset nowUtc, DateTimeOffset horizonUtc)
    {
        string name = satellite.Metadata.Name!;
#pragma warning disable CA1031 // What is odd about one satellite must not stop the judgement of the others.
        try
        {
            SatelliteSupply supply = SupplyFacts.Assemble(satellite, fleet.WindowsOf(name), fleet.PodsOn(name), fleet.Clock, nowUtc, horizonUtc);
            return Placement.Judge(supply, demand, nowUtc);
        }
        catch (Exception problem)
        {
            return new Verdict { Satellite = name, Blockers = [new Blocker { Reason = "InternalError", Message = $"{name} could not be judged: {problem.Message}" }] };
        }
#pragma warning restore CA1031
    }
}
