using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Rules;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>
/// Asks Planning about every satellite, as the extender does, for the words in a workload's condition. Answers are kept a
/// while: a workload nobody can meet costs one judgement of the fleet now and then, not a loop.
/// </summary>
internal sealed class VerdictDesk(Fleet fleet)
{
    /// <summary>Battery and sunlight are forecast so far ahead, from a rounded now: the extender's own figures.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>An answer is good for so long, in real time.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<Verdict> Verdicts)> _answers = new(StringComparer.Ordinal);

    /// <summary>The verdict of every usable satellite, by name.</summary>
    public IReadOnlyList<Verdict> Judge(SpaceWorkload workload, Demand demand)
    {
        string key = workload.Metadata.Uid!;
        if (_answers.TryGetValue(key, out (long At, IReadOnlyList<Verdict> Verdicts) known) && fleet.Time.GetElapsedTime(known.At) < Holds)
        {
            return known.Verdicts;
        }

        DateTimeOffset nowUtc = fleet.MissionNowUtc;
        DateTimeOffset horizonUtc = new DateTimeOffset(nowUtc.UtcTicks - (nowUtc.UtcTicks % Step.Ticks), TimeSpan.Zero) + Horizon;
        IReadOnlyList<Verdict> verdicts =
        [
            .. fleet.Satellites.Store.List()
                .Where(satellite => satellite.Metadata.DeletionTimestamp is null && SatelliteRules.Check(satellite.Spec).Count == 0)
                .Select(satellite => Placement.Judge(
                    SupplyFacts.Assemble(
                        satellite, fleet.WindowsOf(satellite.Metadata.Name!), fleet.PodsOn(satellite.Metadata.Name!), fleet.Clock, nowUtc, horizonUtc),
                    demand,
                    nowUtc)),
        ];
        _answers[key] = (fleet.Time.GetTimestamp(), verdicts);
        return verdicts;
    }

    /// <summary>Forgets a workload.</summary>
    public void Forget(string uid) => _answers.TryRemove(uid, out _);
}
