using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>Corners of the protocol, against a server that does as told.</summary>
public class ProtocolTests
{
    private const string Node = """{"kind":"Node","apiVersion":"v1","metadata":{"name":"n","resourceVersion":"5"}}""";

    [Fact]
    public async Task Too_many_requests_waits_as_long_as_told_and_succeeds()
    {
        await using ScriptedServer server = new(
            ScriptedAnswer.Refusal(429, "TooManyRequests", "Retry-After: 1\r\n"), ScriptedAnswer.Json(Node));
        using KubernetesClient client = server.Client();
        long started = TimeProvider.System.GetTimestamp();

        V1Node created = await client.CreateAsync(new V1Node { Metadata = { Name = "n" } });

        Assert.Equal("5", created.ResourceVersion());
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.99, 20);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Too_long_a_wait_is_told_to_the_caller()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Refusal(429, "TooManyRequests", "Retry-After: 3600\r\n"));
        using KubernetesClient client = server.Client();

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(() => client.GetAsync<V1Node>("n"));

        Assert.True(exception.IsTooManyRequests);
        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_read_survives_errors_and_broken_connections()
    {
        await using ScriptedServer server = new(
            ScriptedAnswer.Refusal(503, "ServiceUnavailable"),
            new ScriptedAnswer(0, "", End: ScriptedEnd.NoAnswer),
            ScriptedAnswer.Watch(ScriptedEnd.Broken, """{"kind":"Node","meta"""),
            ScriptedAnswer.Json(Node));
        using KubernetesClient client = server.Client();

        Assert.Equal("n", (await client.GetAsync<V1Node>("n"))?.Name());
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_create_is_not_sent_twice_when_nobody_knows_whether_it_arrived()
    {
        await using ScriptedServer server = new(new ScriptedAnswer(0, "", End: ScriptedEnd.NoAnswer), ScriptedAnswer.Json(Node));
        using KubernetesClient client = server.Client();

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(
            () => client.CreateAsync(new V1Node { Metadata = { Name = "n" } }));

        Assert.True(exception.IsUnreachable);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Retries_are_bounded()
    {
        await using ScriptedServer server = new([.. Enumerable.Repeat(ScriptedAnswer.Refusal(500, "InternalError"), 20)]);
        using KubernetesClient client = server.Client();

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(() => client.GetAsync<V1Node>("n"));

        Assert.Equal(500, exception.Status.Code);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task A_silent_server_costs_the_time_out()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Watch(ScriptedEnd.Silent, "{"));
        using KubernetesClient client = server.Client(new KubernetesClientOptions { RequestTimeout = TimeSpan.FromMilliseconds(300), MaxRetries = 0 });

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(() => client.GetAsync<V1Node>("n"));

        Assert.True(exception.IsUnreachable);
        Assert.Contains("did not answer within 0.3 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_page_token_begins_the_list_again()
    {
        await using ScriptedServer server = new(
            ScriptedAnswer.Json("""{"metadata":{"resourceVersion":"10","continue":"c1"},"items":[{"metadata":{"name":"old"}}]}"""),
            ScriptedAnswer.Refusal(410, "Expired"),
            ScriptedAnswer.Json("""{"metadata":{"resourceVersion":"20","continue":"c2"},"items":[{"metadata":{"name":"a"}}]}"""),
            ScriptedAnswer.Json("""{"metadata":{"resourceVersion":"20"},"items":[{"metadata":{"name":"b"}}]}"""));
        using KubernetesClient client = server.Client();

        KubernetesList<V1Node> list = await client.ListAsync<V1Node>();

        Assert.Equal(["a", "b"], list.Items.Select(node => node.Name()));
        Assert.Equal("20", list.Metadata.ResourceVersion);
        Assert.Equal("Node", list.Items[0].Kind);
        Assert.Equal(
            ["/api/v1/nodes?limit=500", "/api/v1/nodes?limit=500&continue=c1", "/api/v1/nodes?limit=500", "/api/v1/nodes?limit=500&continue=c2"],
            server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Lines_of_a_watch_may_be_cut_anywhere()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Watch(
            ScriptedEnd.LastChunk,
            """{"type":"ADDED","object":{"metadata":{"name":"żółw","resourceVersion":"7"}}}""" + "\n",
            """{"object":{"metadata":{"name":"b","resourceVersion":"8"}},"type":"MODIFIED"}""" + "\r\n\n",
            """{"type":"BOOKMARK","object":{"kind":"Node","metadata":{"resourceVersion":"9"}}}""" + "\n"));
        using KubernetesClient client = server.Client();

        List<string> seen = [];
        await foreach (WatchEvent<V1Node> one in client.WatchAsync<V1Node>(null, new WatchOptions { ResourceVersion = "6" }))
        {
            seen.Add($"{one.Type} {one.Entity.Name()} {one.Entity.ResourceVersion()}");
        }

        Assert.Equal(["Added żółw 7", "Modified b 8", "Bookmark  9"], seen);
    }

    [Theory]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}""" + "\n", "Gone")]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"na""", "Unreachable")]
    [InlineData("""{"type":"ADDED"}""" + "\n", "UnreadableAnswer")]
    [InlineData("""{"type":5,"object":{}}""" + "\n", "UnreadableAnswer")]
    [InlineData("""{"type":"ADDED","object":[]}""" + "\n", "UnreadableAnswer")]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"creationTimestamp":"yesterday"}}}""" + "\n", "UnreadableAnswer")]
    [InlineData("[1]\n", "UnreadableAnswer")]
    [InlineData("<html>\n", "UnreadableAnswer")]
    [InlineData("""{"type":"SURPRISE","object":{}}""" + "\n", "UnreadableAnswer")]
    public async Task A_watch_that_goes_wrong_says_how(string text, string expected)
    {
        await using ScriptedServer server = new(ScriptedAnswer.Watch(ScriptedEnd.LastChunk, text));
        using KubernetesClient client = server.Client();

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(() => DrainAsync(client));

        Assert.Equal(expected, exception.IsGone ? "Gone" : exception.Status.Reason);
    }

    [Fact]
    public async Task A_watch_from_a_version_that_is_gone_is_refused_as_gone()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Refusal(410, "Gone"));
        using KubernetesClient client = server.Client();
        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => DrainAsync(client))).IsGone);
    }

    [Fact]
    public async Task A_refusal_that_breaks_off_is_still_a_refusal()
    {
        await using ScriptedServer server = new(new ScriptedAnswer(403, """{"kind":"Sta""", End: ScriptedEnd.Broken));
        using KubernetesClient client = server.Client();
        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => DrainAsync(client))).IsForbidden);
    }

    [Fact]
    public async Task A_broken_watch_throws_and_a_silent_one_ends()
    {
        const string Line = """{"type":"ADDED","object":{"metadata":{"name":"a"}}}""" + "\n";
        await using ScriptedServer server = new(
            ScriptedAnswer.Watch(ScriptedEnd.Broken, Line), ScriptedAnswer.Watch(ScriptedEnd.Silent, Line));
        using KubernetesClient client = server.Client();

        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => DrainAsync(client))).IsUnreachable);
        Assert.Equal(1, await DrainAsync(client, new WatchOptions { IdleTimeout = TimeSpan.FromMilliseconds(500) }));
    }

    [Fact]
    public async Task An_answer_that_is_no_status_is_still_told()
    {
        await using ScriptedServer server = new(new ScriptedAnswer(403, "<html>go away</html>"));
        using KubernetesClient client = server.Client();

        KubernetesException exception = await Assert.ThrowsAsync<KubernetesException>(() => client.GetAsync<V1Node>("n"));

        Assert.True(exception.IsForbidden);
        Assert.Contains("go away", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_refused()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Json(Node));
        using TestAuthority stranger = new();
        using KubernetesClient client = new(
            server.Configuration with { CertificateAuthorities = [stranger.Certificate] }, new KubernetesClientOptions { MaxRetries = 0 });

        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => client.GetAsync<V1Node>("n"))).IsUnreachable);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("elsewhere.example", false)]
    public async Task The_servers_certificate_must_carry_the_name_asked_for(string name, bool isAccepted)
    {
        await using ScriptedServer server = new(ScriptedAnswer.Json(Node));
        int port = server.Configuration.Server.Port;
        KubernetesClientConfiguration configuration = server.Configuration with
        {
            Server = new Uri($"https://unresolvable.invalid:{port}"),
            TlsServerName = name,
        };
        using KubernetesClient client = new(configuration, new KubernetesClientOptions
        {
            MaxRetries = 0,
            ConnectCallback = async (_, cancellationToken) =>
            {
                System.Net.Sockets.TcpClient tcp = new();
                await tcp.ConnectAsync(System.Net.IPAddress.Loopback, port, cancellationToken);
                return tcp.GetStream();
            },
        });

        Exception? exception = await Record.ExceptionAsync(() => client.GetAsync<V1Node>("n"));

        Assert.Equal(isAccepted, exception is null);
        Assert.Equal(isAccepted ? 1 : 0, server.Requests.Count);
    }

    [Fact]
    public async Task Requests_carry_token_and_apply_leaves_out_managed_fields()
    {
        await using ScriptedServer server = new(ScriptedAnswer.Json(Node));
        using KubernetesClient client = server.Client();
        V1Node node = new() { Metadata = new V1ObjectMeta { Name = "n", ManagedFields = [new V1ManagedFieldsEntry { Manager = "m" }] } };

        await client.ApplyAsync(node, "room");

        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("Bearer scripted-token", request.Headers["Authorization"]);
        Assert.Equal("""{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"}}""", request.Body);
    }

    private static async Task<int> DrainAsync(KubernetesClient client, WatchOptions? options = null)
    {
        int count = 0;
        await foreach (WatchEvent<V1Node> _ in client.WatchAsync<V1Node>(null, options ?? new WatchOptions()))
        {
            count++;
        }

        return count;
    }
}
