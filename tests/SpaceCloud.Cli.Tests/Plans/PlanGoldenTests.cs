using System.Text.Json;
using SpaceCloud.Cli.Tests.Orbits;
using SpaceCloud.Planning;

namespace SpaceCloud.Cli.Tests.Plans;

public sealed class PlanGoldenTests
{
    public static TheoryData<string> Cases => [.. PlanCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_case_is_decided_as_it_was_checked(string name)
    {
        var plan = PlanCase.Read(name);

        CommandRun run = await plan.RunAsync("-o", "json");

        Golden.Same(name, plan.Expected, run.Output);
        Assert.Equal((plan.Code, ""), (run.Code, string.Concat(run.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_order_of_the_manifests_changes_nothing(string name)
    {
        var plan = PlanCase.Read(name);
        string straight = (await plan.RunAsync("-o", "json")).Output;
        foreach (int seed in new[] { 1, 2, 3 })
        {
            string shuffled = (await plan.RunShuffledAsync(seed)).Output;
            Assert.True(straight == shuffled, $"{name}, seed {seed}:\n{straight}\n{shuffled}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_table_names_every_candidate_and_no_line_is_too_long(string name)
    {
        var plan = PlanCase.Read(name);

        CommandRun run = await plan.RunAsync();

        Assert.Equal(plan.Code, run.Code);
        Assert.All(run.Output, letter => Assert.InRange(letter, '\n', '~'));
        Assert.All(run.Output.Split('\n').Where(line => !line.Contains(Path.DirectorySeparatorChar)), line => Assert.InRange(line.Length, 0, 100));
        foreach (JsonElement decision in JsonDocument.Parse(plan.Expected).RootElement.EnumerateArray())
        {
            Assert.Contains($"{decision.GetProperty("workload").GetString()}", run.Output, StringComparison.Ordinal);
            Assert.All(decision.GetProperty("candidates").EnumerateArray(), candidate =>
            {
                Assert.Contains($"{candidate.GetProperty("node").GetString()}  ", run.Output, StringComparison.Ordinal);
                Assert.Contains(candidate.GetProperty("reason").GetString() ?? "", run.Output, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Every_reason_has_a_case()
    {
        string[] seen =
        [
            .. PlanCase.Names.Select(PlanCase.Read)
                .SelectMany(plan => JsonDocument.Parse(plan.Expected).RootElement.EnumerateArray())
                .SelectMany(decision => decision.GetProperty("candidates").EnumerateArray())
                .Select(candidate => candidate.GetProperty("reason").GetString())
                .OfType<string>().Distinct(),
        ];
        Assert.Empty(BlockReason.Precedence.Except(seen));
    }
}
