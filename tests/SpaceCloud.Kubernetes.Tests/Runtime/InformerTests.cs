using System.Collections.Concurrent;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>The informer against a server that forgets, breaks and lies by omission.</summary>
public class InformerTests
{
    [Fact]
    public async Task Converges_through_all_forms_of_gone_and_a_broken_connection()
    {
        await using ScriptedServer server = new(
            ScriptedAnswer.Refusal(503, "ServiceUnavailable"),
            List("10", "a:5", "b:6"),
            ScriptedAnswer.Refusal(410, "Gone"),
            List("20", "a:5", "b:15"),
            ScriptedAnswer.Watch(ScriptedEnd.LastChunk, Line("ADDED", "c:21"), """{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}""" + "\n"),
            List("30", "a:5", "b:15", "c:21", "d:29"),
            ScriptedAnswer.Watch(ScriptedEnd.Broken, Line("DELETED", "a:31"), Line("MODIFIED", "b:32")),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, Line("MODIFIED", "b:31"), Line("MODIFIED", "d:33")));
        using KubernetesClient client = server.Client(new KubernetesClientOptions { MaxRetries = 0 });
        await using RunningInformer informer = new(client, new InformerOptions());

        await Eventually.BecomesTrueAsync("d is at version 33", () => informer.Versions.EndsWith("d:33", StringComparison.Ordinal));

        Assert.Equal("b:32 c:21 d:33", informer.Versions);
        Assert.Equal(
            ["a >5", "b >6", "b 6>15", "c >21", "d >29", "a 5>", "b 15>32", "d 29>33"],
            informer.Changes);
        Assert.Contains("resourceVersion=32", server.Requests.Last().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_hides_no_other_and_stays_as_it_was_known()
    {
        const string Bad = """{"metadata":{"name":"a","resourceVersion":"11"},"spec":{"taints":"many"}}""";
        await using ScriptedServer server = new(
            List("10", "a:5", "b:6"),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, $$"""{"type":"MODIFIED","object":{{Bad}}}""" + "\n"),
            ScriptedAnswer.Json($$$"""{"metadata":{"resourceVersion":"12"},"items":[{{{Bad}}},{{{Object("b:6")}}},{{{Object("c:12")}}}]}"""),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, Line("MODIFIED", "b:13")));
        using KubernetesClient client = server.Client();
        await using RunningInformer informer = new(client, new InformerOptions());

        await Eventually.BecomesTrueAsync("the watch goes on behind the bad object", () => informer.Versions.Contains("b:13", StringComparison.Ordinal));

        Assert.Equal("a:5 b:13 c:12", informer.Versions);
    }

    [Fact]
    public async Task A_lost_event_is_found_by_the_resync()
    {
        await using ScriptedServer server = new(
            List("10", "a:5"),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, Line("MODIFIED", "a:11")),
            List("20", "a:11", "lost:12"),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, ""));
        using KubernetesClient client = server.Client();
        await using RunningInformer informer = new(client, new InformerOptions { ResyncPeriod = TimeSpan.FromSeconds(1) });

        await Eventually.BecomesTrueAsync("the resync found the object", () => informer.Versions == "a:11 lost:12");
    }

    [Fact]
    public async Task A_watch_that_is_frozen_grows_old_and_is_given_up_for_a_full_list()
    {
        await using ScriptedServer server = new(
            List("10", "a:5"),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, Line("ADDED", "b:11")),
            List("20", "a:12"),
            ScriptedAnswer.Watch(ScriptedEnd.Silent, ""));
        ManualTime time = new();
        using KubernetesClient client = server.Client(new KubernetesClientOptions { TimeProvider = time });
        await using RunningInformer informer = new(client, new InformerOptions { TimeProvider = time, IdleTimeout = TimeSpan.FromSeconds(90) });
        await Eventually.BecomesTrueAsync("the watch has told something", () => informer.Versions == "a:5 b:11" && time.Pending.Contains(TimeSpan.FromSeconds(90)));

        time.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal(TimeSpan.FromSeconds(89), informer.Informer.Age);
        Assert.Equal(2, server.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.BecomesTrueAsync(
            "the list found what the watch did not tell, and is news", () => informer.Versions == "a:12" && informer.Informer.Age == TimeSpan.Zero);
        Assert.DoesNotContain("watch=", server.Requests.ElementAt(2).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_subscriber_hears_what_is_known_and_a_failing_one_harms_nobody()
    {
        await using ScriptedServer server = new(List("10", "a:5"), ScriptedAnswer.Watch(ScriptedEnd.Silent, Line("ADDED", "b:11")));
        using KubernetesClient client = server.Client();
        Informer<V1Node> informer = new(client);
        informer.Subscribe(_ => throw new InvalidOperationException("a bug in a reader"));
        using CancellationTokenSource stop = new();
        Task running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(default).WaitAsync(TimeSpan.FromSeconds(20));

        ConcurrentQueue<string> heard = new();
        informer.Subscribe(change => heard.Enqueue(change.Key.Name));

        await Eventually.BecomesTrueAsync("both are heard of", () => heard.Count == 2);
        Assert.Equal(["a", "b"], heard);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_index_follows_objects_that_come_move_and_go()
    {
        await using ScriptedServer server = new(
            ScriptedAnswer.Json($$"""{"metadata":{"resourceVersion":"10"},"items":[{{On("b:5", "x")}},{{On("a:6", "x")}},{{On("c:7", "y")}},{{Object("d:8")}}]}"""),
            ScriptedAnswer.Watch(
                ScriptedEnd.Silent,
                $$"""{"type":"MODIFIED","object":{{On("c:11", "x")}}}""" + "\n",
                $$"""{"type":"DELETED","object":{{On("a:12", "x")}}}""" + "\n",
                $$"""{"type":"MODIFIED","object":{{On("d:13", "z")}}}""" + "\n"));
        using KubernetesClient client = server.Client();
        await using RunningInformer informer = new(client, new InformerOptions());
        StoreIndex<V1Node> byProvider = new(informer.Informer, node => node.Spec?.ProviderID);

        await Eventually.BecomesTrueAsync("the last change arrived", () => byProvider.With("z").Count == 1);

        Assert.Equal(["b", "c"], byProvider.With("x").Select(node => node.Name()));
        Assert.Empty(byProvider.With("y"));
        Assert.Equal(11, int.Parse(byProvider.With("x")[1].ResourceVersion()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string On(string item, string provider) => Object(item)[..^1] + $$$""","spec":{"providerID":"{{{provider}}}"}}""";

    private static ScriptedAnswer List(string version, params string[] items) => ScriptedAnswer.Json(
        $$$"""{"kind":"NodeList","metadata":{"resourceVersion":"{{{version}}}"},"items":[{{{string.Join(',', items.Select(Object))}}}]}""");

    private static string Line(string type, string item) => $$"""{"type":"{{type}}","object":{{Object(item)}}}""" + "\n";

    private static string Object(string item)
    {
        string[] parts = item.Split(':');
        return $$$"""{"metadata":{"name":"{{{parts[0]}}}","resourceVersion":"{{{parts[1]}}}","uid":"{{{parts[0]}}}"}}""";
    }
}
