using Xunit.Abstractions;
using static SpaceCloud.Planning.Tests.Simulation.MissionTranslation;

namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>Runs that may be paused, flown second by second. A failure names its seed.</summary>
public sealed class SplitRunSimulationTests(ITestOutputHelper output)
{
    /// <summary>Long runs without a deadline, so that many are worth splitting.</summary>
    private const int Missions = 1000;

    [Fact]
    public void Split_runs_keep_every_limit_do_all_the_work_and_are_down_sooner()
    {
        int split = 0;
        int onlySplit = 0;
        for (int seed = 1; seed <= Missions; seed++)
        {
            Random random = new(seed);
            MissionCase mission = MissionCases.Any(random) with { Forbidden = null, DeadlineSecond = null, RunSeconds = random.Next(100, 900) };
            Verdict whole = Judge(mission);
            Verdict verdict = JudgeSplit(mission);
            if (verdict.Plan is not { Segments.Count: > 0 } plan)
            {
                Assert.Equal(whole.Plan?.StartUtc, verdict.Plan?.StartUtc);
                continue;
            }

            split++;
            onlySplit += whole.Feasible ? 0 : 1;
            (double Start, double Finish)[] stretches = [.. plan.Segments.Select(s => (Seconds(s.StartUtc), Seconds(s.FinishUtc)))];
            Assert.True(plan.Segments.Zip(plan.Segments.Skip(1)).All(pair => pair.First.FinishUtc <= pair.Second.StartUtc), $"seed {seed}: stretches overlap");
            Assert.True(Math.Abs(stretches.Sum(s => s.Finish - s.Start) - mission.RunSeconds) < 1e-3, $"seed {seed}: {stretches.Sum(s => s.Finish - s.Start)} s of work");
            Assert.Equal((plan.StartUtc, plan.FinishUtc), (plan.Segments[0].StartUtc, plan.Segments[^1].FinishUtc));
            Assert.True(plan.DeliveredUtc < (whole.Plan?.DeliveredUtc ?? DateTimeOffset.MaxValue), $"seed {seed}: not down sooner");

            MissionSimulator simulator = new(mission);
            Assert.True(Seconds(plan.DeliveredUtc) <= mission.End && Math.Abs(simulator.Delivered(stretches[^1].Finish)!.Value - Seconds(plan.DeliveredUtc)) < 1, $"seed {seed}: down at {plan.DeliveredUtc}");
            if (!simulator.IsBrokenWithoutTheRun())
            {
                Flight flight = simulator.Fly(stretches, new Slack(1000, 1000, 0));
                Assert.True(flight.Keeps(mission, Slack.Eased), $"seed {seed}: {flight}");
                Assert.True(Math.Abs(flight.LowestPercent - plan.MinStateOfChargePercent) < 0.1, $"seed {seed}: {flight}, planned {plan.MinStateOfChargePercent} %");
            }
        }

        output.WriteLine($"{split} of {Missions} missions split, {onlySplit} of them not possible in one piece");
        Assert.InRange(split, Missions / 50, Missions / 2);
        Assert.InRange(onlySplit, Missions / 100, split - 1);
    }
}
