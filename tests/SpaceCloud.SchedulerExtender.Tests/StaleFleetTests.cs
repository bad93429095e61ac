using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>What the extender does with a picture of the fleet that nobody has confirmed for long.</summary>
public sealed class StaleFleetTests
{
    private const string Said = "StaleFleet: contactwindows were last confirmed by the API server 412 s ago, the limit is 300 s";

    [Fact]
    public async Task Nothing_is_placed_by_a_stale_picture_and_every_answer_says_how_old_it_is_and_the_limit()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Watch.Age = TimeSpan.FromSeconds(412);

        (int ready, string why) = await bench.GetAsync("readyz");
        Assert.Equal(500, ready);
        Assert.Contains(Said, why, StringComparison.Ordinal);
        Assert.Equal(Said, (string)(await bench.FilterAsync(pod, "early"))["Error"]!);
        Assert.Equal(Said, await bench.BindAsync(pod, "early"));
        (int code, _, string text) = await bench.PostAsync("prioritize", Bench.Args(pod, "early").ToJsonString());
        Assert.Equal(503, code);
        Assert.Contains(Said, text, StringComparison.Ordinal);
        Assert.Empty(bench.Client.Bindings);
        Assert.Empty(bench.Client.Leases);
    }

    [Fact]
    public async Task As_soon_as_the_picture_is_confirmed_the_same_questions_are_answered()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        bench.Watch.Age = TimeSpan.FromSeconds(412);
        await bench.FilterAsync(pod, "early");
        bench.Watch.Age = TimeSpan.FromSeconds(300);

        Assert.Equal(200, (await bench.GetAsync("readyz")).Code);
        Assert.Equal("early", (string)(await bench.FilterAsync(pod, "early"))["NodeNames"]![0]!);
        Assert.Equal("", await bench.BindAsync(pod, "early"));
    }
}
