using System.Security.Cryptography;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Tests.Guards;

public sealed class ForecastGuardAnswerTests
{
    [Fact]
    public void An_answer_does_not_outlive_the_start_of_another_run()
    {
        using ScratchFolder scratch = new();
        using JournalStore journal = JournalStore.Open(Path.Combine(scratch.Path, "journal.db"));
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = BundleMaker.MissionStartUtc;
        AgentClock clock = new(new MissionClock(DateTimeOffset.UtcNow, now, 0.001), TimeProvider.System);
        BundleStore bundles = new(journal, key, "sat-1", clock);
        bundles.Offer(BundleMaker.Signed(BundleMaker.Bundle("sat-1", 1), key));
        ForecastGuard guard = new(bundles, new FullBattery(now), clock);
        PodPlan plan = new(now, now.AddHours(1), 600, 5, 1);
        PodRecord pod = Orders.Record(PodState.Ready) with { Plan = plan };
        PodRecord other = pod with
        {
            Order = pod.Order with { Uid = "other" },
            State = PodState.Running,
            Plan = plan with { RunSeconds = 7200, RunWatts = 2000 },
            StartedUtc = now,
        };

        Assert.True(guard.Judge(pod, plan, [pod], now)?.MayStart);
        Assert.False(guard.Judge(pod, plan, [pod, other], now)?.MayStart);
    }

    private sealed class FullBattery(DateTimeOffset atUtc) : IPowerSource
    {
        public PowerReading? Last { get; } = new(new PowerState(atUtc, 100, 15), true, 20, 60);

        public void Advance(DateTimeOffset missionUtc, double runWatts)
        {
        }
    }
}
