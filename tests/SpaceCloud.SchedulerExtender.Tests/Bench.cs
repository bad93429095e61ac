using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Hosting;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>The extender's verbs behind their real listener, over stores and an API server that the test fills.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly MetricsCollector metrics = new();
    private readonly HttpClient http = new();
    private readonly BindVerb bind;
    private ExtenderServer? server;

    private Bench(ScriptedClient client)
    {
        Client = client;
        Time = new StillTime(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        Clock = new MissionClock(Time.GetUtcNow(), Any.MissionNow, 60);
        View = new FleetView(Satellites, Windows, Pods, Books, Clock, Time, TimeSpan.FromHours(24));
        Writing = new PromiseBooks(Client, Satellites, View.Promised, Time);
        Keeper = new PromiseKeeper(Client, View.Promised, Writing, Clock, Time, NullLogger.Instance);
        FleetJudge judge = new(NullLogger.Instance);
        bind = new BindVerb(Client, View, judge, Writing, Time, NullLogger.Instance);
        Desk = new DecisionDesk(View, judge, ScoreWeights.Default);
        Filter = new FilterVerb(Desk, NullLogger.Instance);
    }

    public StillTime Time { get; }

    public FixedStore<Satellite> Satellites { get; } = new();

    public FixedStore<ContactWindow> Windows { get; } = new();

    public FixedStore<V1Pod> Pods { get; } = new();

    /// <summary>What the watch of the satellites' books has shown so far; the API server has them in <see cref="Client"/>.</summary>
    public FixedStore<V1Lease> Books { get; } = new();

    /// <summary>Stands for all watches: its age is theirs.</summary>
    public AgedInformer Watch { get; } = new();

    public ScriptedClient Client { get; }

    public MissionClock Clock { get; }

    public PromiseKeeper Keeper { get; }

    public PromiseBooks Writing { get; }

    public FleetView View { get; }

    public DecisionDesk Desk { get; }

    public FilterVerb Filter { get; }

    /// <summary>Satellites "early" and "late" (contacts an hour later) and "mute" (no contact).</summary>
    /// <param name="server">The API server of another bench, of which this one is a second replica; null for one of its own.</param>
    public static async Task<Bench> StartAsync(ScriptedClient? server = null)
    {
        Bench bench = new(server ?? new ScriptedClient());
        bench.Satellites.Put(Any.Satellite("early"), Any.Satellite("late"), Any.Satellite("mute"));
        bench.Windows.Put([.. Enumerable.Range(0, 6).SelectMany(i => new[] { Any.Window("early", i, 10 + (95 * i)), Any.Window("late", i, 70 + (95 * i)) })]);
        bench.server = await ExtenderServer.StartAsync(
            new ExtenderOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) }, bench.View, new Readiness(bench.View, [bench.Watch], TimeSpan.FromMinutes(5)), bench.Filter, bench.bind, bench.metrics, CancellationToken.None);
        return bench;
    }

    /// <summary>A pod the API server and the watch both know.</summary>
    public V1Pod NewPod(string name, Demand? demand = null)
    {
        V1Pod pod = Any.Pod(name, demand ?? Any.Demand());
        Client.Pods[name] = pod;
        Pods.Put(pod);
        return pod;
    }

    public async Task<(int Code, long? Length, string Body)> PostAsync(string verb, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(server!.Address, verb), content);
        return ((int)response.StatusCode, response.Content.Headers.ContentLength, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonNode> AskAsync(string verb, JsonNode body)
    {
        (int code, _, string text) = await PostAsync(verb, body.ToJsonString());
        Assert.True(code == 200, $"{code}: {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<JsonNode> FilterAsync(V1Pod pod, params string[] names) => AskAsync("filter", Args(pod, names));

    public async Task<string> BindAsync(V1Pod pod, string node)
    {
        JsonNode answer = await AskAsync("bind", new JsonObject { ["PodName"] = pod.Metadata.Name, ["PodNamespace"] = "default", ["PodUID"] = pod.Metadata.Uid, ["Node"] = node });
        return (string)answer["Error"]!;
    }

    public async Task<(int Code, string Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(server!.Address, path));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>As the scheduler writes it: Go names on top, unset pointers as null.</summary>
    public static JsonObject Args(V1Pod pod, params string[] names) => new()
    {
        ["Pod"] = Any.Json(pod),
        ["Nodes"] = null,
        ["NodeNames"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
    };

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server!.DisposeAsync();
        metrics.Dispose();
    }
}
