using System.Globalization;
using Xunit.Abstractions;

namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>
/// The planner against a simulator that flies every second. SPACECLOUD_MISSIONS says how many random missions (more take longer),
/// SPACECLOUD_MISSION_SEED with which the first is made; a failure names its own.
/// </summary>
public sealed class PlacementSimulationTests(ITestOutputHelper output)
{
    /// <summary>Of every so many missions one has real orbits; of those, starts are sampled.</summary>
    private const int RealSizeEvery = 50;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    [Theory]
    [InlineData(14580)] // the platform is at its hottest after the run, in the segment the run ends in
    [InlineData(15922)] // it rises and falls back to where it was at the end of the run
    [InlineData(40426)]
    [InlineData(79873)]
    public void Missions_that_were_once_judged_wrongly_are_not_any_more(int seed)
    {
        Random random = new(seed);
        MissionCase mission = MissionCases.Any(random);
        Assert.Null(MissionCheck.Wrong(mission, MissionTranslation.Judge(mission), every: true, random, out bool near));
        Assert.False(near);
    }

    [Fact]
    public void No_plan_breaks_a_limit_and_nothing_that_would_hold_is_refused_or_put_off()
    {
        int count = Math.Max(1, Setting("SPACECLOUD_MISSIONS", 5000));
        int seed = Setting("SPACECLOUD_MISSION_SEED", 1);
        List<string> wrong = [];
        Dictionary<string, int> answers = new(StringComparer.Ordinal);
        int near = 0;
        Lock gate = new();
        Parallel.For(0, count, i =>
        {
            Random random = new(seed + i);
            bool every = i % RealSizeEvery != 0;
            MissionCase mission = every ? MissionCases.Any(random) : MissionCases.RealSize(random);
            Verdict verdict = MissionTranslation.Judge(mission);
            string? problem = MissionCheck.Wrong(mission, verdict, every, random, out bool setAside);
            string answer = verdict.Feasible ? verdict.Plan.StartDeferredBecause is { } moved ? "planned, put off by " + moved.Reason : "planned" : verdict.Blockers[0].Reason;
            lock (gate)
            {
                answers[answer] = answers.GetValueOrDefault(answer) + 1;
                near += setAside ? 1 : 0;
                if (problem is not null)
                {
                    wrong.Add($"seed {seed + i}: {problem}");
                }
            }
        });

        output.WriteLine($"{count} missions from seed {seed}, every {RealSizeEvery}th in real orbits with sampled starts; {near} set aside; {wrong.Count} wrong");
        foreach ((string answer, int times) in answers.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100.0 * times / count,6:0.00} % {answer}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order().Take(20).Prepend($"{wrong.Count} of {count} wrong")));
        Assert.True(near <= count / 100.0, $"{near} of {count} set aside");
        Assert.InRange(answers.Where(a => a.Key.StartsWith("planned", StringComparison.Ordinal)).Sum(a => a.Value), count * 0.25, count * 0.75);
        Assert.All(BlockReason.Precedence, reason => Assert.True(answers.GetValueOrDefault(reason) >= count * 0.005, $"{reason}: {answers.GetValueOrDefault(reason)} of {count}"));
        Assert.All(
            new[] { BlockReason.StateOfChargeBelowFloor, BlockReason.TemperatureAboveLimit },
            reason => Assert.True(answers.GetValueOrDefault("planned, put off by " + reason) >= count * 0.005, $"put off by {reason}"));
    }
}
