using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>
/// Asks the planner's own question with what is measured on board: when may this run start so that neither floor nor limit is
/// crossed before the battery is full again. An answer holds for a real second, or until the start it names, or until another run begins or ends.
/// </summary>
internal sealed class ForecastGuard(BundleStore bundles, IPowerSource power, AgentClock clock) : IStartGuard
{
    /// <summary>The forecast is exact to a second of mission time; waiting for less is no deferral.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Sunlight _sunlight = new();
    private readonly Dictionary<string, (StartVerdict Verdict, DateTimeOffset RealUtc, long BundleVersion, string Others)> _answers = [];

    public StartVerdict? Judge(PodRecord pod, PodPlan plan, IReadOnlyList<PodRecord> pods, DateTimeOffset missionUtc)
    {
        if (bundles.Current?.Spec is not { } spec || power.Last is not { } measured)
        {
            return null;
        }

        Commitment[] others = Others(pod, pods, missionUtc);
        string running = string.Join(' ', others.Select(other => other.Id));
        bool fresh = _answers.TryGetValue(pod.Key, out var answer)
            && clock.RealUtc - answer.RealUtc < Fresh
            && answer.BundleVersion == plan.BundleVersion
            && answer.Others == running
            && !(answer.Verdict.UntilUtc <= missionUtc);
        if (!fresh)
        {
            DateTimeOffset horizon = plan.StartNotAfterUtc.AddSeconds(plan.RunSeconds);
            LightTimeline light = _sunlight.Covering(spec.Orbit, measured.State.AtUtc, horizon > missionUtc ? horizon : missionUtc);
            answer = (Ask(spec, light, measured.State, plan, others, missionUtc), clock.RealUtc, plan.BundleVersion, running);
            _answers[pod.Key] = answer;
        }

        return answer.Verdict;
    }

    /// <summary>Pure.</summary>
    public static StartVerdict Ask(
        SatelliteSpec spec, LightTimeline light, PowerState state, PodPlan plan, IReadOnlyList<Commitment> others, DateTimeOffset missionUtc)
    {
        if (missionUtc > plan.StartNotAfterUtc)
        {
            return new StartVerdict(false, null, PodReason.StartWindowPassed, "the latest start has passed", null, null);
        }

        StartDecision decision = StartGate.EarliestStart(
            SatelliteFacts.Power(spec.Power),
            SatelliteFacts.Thermal(spec.Thermal),
            light,
            new SatelliteState
            {
                AtUtc = state.AtUtc,
                StateOfChargePercent = state.StateOfChargePercent,
                TemperatureCelsius = state.TemperatureCelsius,
                PayloadTemperatureCelsius = state.PayloadTemperatureCelsius,
                Measured = true,
            },
            others,
            plan.RunWatts,
            TimeSpan.FromSeconds(plan.RunSeconds),
            missionUtc,
            plan.StartNotAfterUtc);
        if (decision.StartUtc is { } start && start - missionUtc <= Soon)
        {
            return StartVerdict.Now;
        }

        Blocker? why = decision.DeferredBecause ?? (decision.Blockers is [Blocker first, ..] ? first : null);
        return new StartVerdict(
            false, decision.StartUtc, why?.Reason ?? "NoForecast", why?.Message ?? "no start can be judged", why?.Number, why?.Limit);
    }

    /// <summary>What else draws power: runs under way, to the end that was planned for them.</summary>
    private static Commitment[] Others(PodRecord pod, IReadOnlyList<PodRecord> pods, DateTimeOffset missionUtc) =>
    [
        .. from other in pods
           where other.State is PodState.Starting or PodState.Running
           let plan = other.Plan
           where plan is not null
           let start = other.StartedUtc ?? missionUtc
           let finish = start.AddSeconds(plan.RunSeconds)
           where finish > missionUtc && other.Key != pod.Key
           select new Commitment { Id = other.Key, StartUtc = start, FinishUtc = finish, PowerWatts = plan.RunWatts },
    ];
}
