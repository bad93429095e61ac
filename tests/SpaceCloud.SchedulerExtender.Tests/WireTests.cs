using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Tests;

public sealed class WireTests
{
    [Fact]
    public async Task Filter_answers_names_with_names_and_a_reason_a_node()
    {
        await using Bench bench = await Bench.StartAsync();

        (int code, long? length, string body) = await bench.PostAsync("filter", Bench.Args(bench.NewPod("a"), "late", "early", "mute", "stranger").ToJsonString());

        Assert.Equal(200, code);
        Assert.Equal(body.Length, length);
        Assert.Equal(
            """{"Nodes":null,"NodeNames":["late","early"],"FailedNodes":{"mute":"NoContactBeforeDeadline","stranger":"NotASatellite"},"Error":""}""",
            body);
    }

    [Fact]
    public async Task Filter_answers_nodes_with_nodes()
    {
        await using Bench bench = await Bench.StartAsync();
        JsonNode question = JsonNode.Parse("""{"Nodes":{"metadata":{},"items":[{"metadata":{"name":"early","labels":{"a":"b"}}},{"metadata":{"name":"mute"}}]},"NodeNames":null}""")!;
        question["Pod"] = Any.Json(bench.NewPod("a"));

        JsonNode answer = await bench.AskAsync("filter", question);

        Assert.Null(answer["NodeNames"]);
        Assert.Equal("""[{"metadata":{"name":"early","labels":{"a":"b"}}}]""", answer["Nodes"]!["items"]!.ToJsonString());
        Assert.Equal("""{"mute":"NoContactBeforeDeadline"}""", answer["FailedNodes"]!.ToJsonString());
    }

    [Fact]
    public async Task Prioritize_answers_a_bare_array_of_integers()
    {
        await using Bench bench = await Bench.StartAsync();

        (int code, _, string body) = await bench.PostAsync("prioritize", Bench.Args(bench.NewPod("a"), "late", "early", "stranger").ToJsonString());

        Assert.Equal(200, code);
        Assert.Matches("""^\[\{"Host":"late","Score":[1-9]\},\{"Host":"early","Score":10\},\{"Host":"stranger","Score":0\}\]$""", body);
    }

    [Fact]
    public async Task One_node_alone_is_answered_too()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        Assert.Equal("""["early"]""", (await bench.FilterAsync(pod, "early"))["NodeNames"]!.ToJsonString());
        Assert.Equal("[]", (await bench.FilterAsync(pod))["NodeNames"]!.ToJsonString());
    }

    [Fact]
    public async Task Preempt_is_vetoed_with_an_empty_map()
    {
        await using Bench bench = await Bench.StartAsync();
        (int code, long? length, string body) = await bench.PostAsync("preempt", """{"Pod":{},"NodeNameToVictims":null,"NodeNameToMetaVictims":{"early":{"Pods":[{"UID":"x"}],"NumPDBViolations":0}}}""");
        Assert.Equal((200, """{"NodeNameToMetaVictims":{}}"""), (code, body));
        Assert.Equal(body.Length, length);
    }

    [Fact]
    public async Task A_pod_without_a_demand_is_refused_everywhere_with_the_reason()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = Any.Pod("stranger", null);

        JsonNode answer = await bench.FilterAsync(pod, "early", "late");

        Assert.Equal("[]", answer["NodeNames"]!.ToJsonString());
        Assert.Equal(AskedPod.NoDemand, (string?)answer["FailedNodes"]!["early"]);
        Assert.Equal(AskedPod.NoDemand, (string?)answer["FailedNodes"]!["late"]);

        pod.Metadata.Annotations = new Dictionary<string, string> { ["spacecloud.io/demand"] = "{not json" };
        Assert.Equal(AskedPod.NoDemand, (string?)(await bench.FilterAsync(pod, "early"))["FailedNodes"]!["early"]);
    }

    [Theory]
    [InlineData("filter", "")]
    [InlineData("filter", "null")]
    [InlineData("filter", "[]")]
    [InlineData("filter", "{}")]
    [InlineData("filter", "garbage")]
    [InlineData("filter", """{"Pod":{"metadata":5},"NodeNames":[]}""")]
    [InlineData("filter", """{"Pod":{},"NodeNames":"early"}""")]
    [InlineData("filter", """{"Pod":{},"Nodes":null,"NodeNames":null}""")]
    [InlineData("filter", """{"Pod":{},"Nodes":{"items":7}}""")]
    [InlineData("filter", """{"Pod":{},"NodeNames":["\ud800"]}""")]
    [InlineData("filter", """{"Pod":{"metadata":{"name":"\ud800"}},"NodeNames":[]}""")]
    [InlineData("prioritize", "{}")]
    [InlineData("bind", "garbage")]
    [InlineData("bind", "null")]
    public async Task What_the_scheduler_would_not_send_is_refused_and_never_means_that_no_node_fits(string verb, string body)
    {
        await using Bench bench = await Bench.StartAsync();
        (int code, long? length, string answer) = await bench.PostAsync(verb, body);
        Assert.Equal(400, code);
        Assert.NotNull(length);
        Assert.NotEmpty(answer);
    }

    [Fact]
    public async Task A_demand_of_figures_that_cannot_be_is_refused_by_every_node()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        string demand = pod.Metadata.Annotations!["spacecloud.io/demand"].Replace("\"powerWatts\":30", "\"powerWatts\":1e999", StringComparison.Ordinal);
        pod.Metadata.Annotations = new Dictionary<string, string> { ["spacecloud.io/demand"] = demand };

        JsonNode answer = await bench.FilterAsync(pod, "early", "late");

        Assert.Equal("""{"early":"Misconfigured","late":"Misconfigured"}""", answer["FailedNodes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_fleet_that_is_not_known_yet_is_no_empty_fleet()
    {
        await using Bench bench = await Bench.StartAsync();
        bench.Windows.HasSynced = false;
        V1Pod pod = bench.NewPod("a");

        Assert.Equal(503, (await bench.PostAsync("filter", Bench.Args(pod, "early").ToJsonString())).Code);
        Assert.Equal(500, (await bench.GetAsync("readyz")).Code);
        Assert.Equal(200, (await bench.GetAsync("healthz")).Code);

        bench.Windows.HasSynced = true;
        Assert.Equal(200, (await bench.GetAsync("readyz")).Code);
    }

    [Fact]
    public async Task Metrics_count_calls_and_reasons()
    {
        await using Bench bench = await Bench.StartAsync();
        await bench.FilterAsync(bench.NewPod("a"), "mute");
        string metrics = (await bench.GetAsync("metrics")).Body;
        Assert.Contains("spacecloud_extender_requests_total{code=\"200\",verb=\"filter\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("spacecloud_extender_node_refusals_total{reason=\"NoContactBeforeDeadline\"}", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_names_are_answered_with_the_best_few()
    {
        await using Bench bench = await Bench.StartAsync();
        V1Pod pod = bench.NewPod("a");
        string[] names = [.. Enumerable.Range(0, 10_000).Select(i => $"node-{i}"), "early"];
        JsonNode answer = await bench.FilterAsync(pod, names);
        Assert.Equal("""["early"]""", answer["NodeNames"]!.ToJsonString());
        Assert.Equal(10_000, answer["FailedNodes"]!.AsObject().Count);
    }

    [Fact]
    public async Task One_impossible_satellite_does_not_hide_the_others()
    {
        await using Bench bench = await Bench.StartAsync();
        Api.Satellite broken = Any.Satellite("broken");
        bench.Satellites.Put(broken with { Spec = broken.Spec with { Orbit = null! } });
        Api.Satellite absurd = Any.Satellite("absurd", solarPeakWatts: double.NaN);
        bench.Satellites.Put(absurd);

        JsonNode answer = await bench.FilterAsync(bench.NewPod("a"), "broken", "absurd", "early");

        Assert.Equal("""["early"]""", answer["NodeNames"]!.ToJsonString());
        Assert.Equal("InternalError", (string?)answer["FailedNodes"]!["broken"]);
        Assert.Equal("Misconfigured", (string?)answer["FailedNodes"]!["absurd"]);
    }
}
