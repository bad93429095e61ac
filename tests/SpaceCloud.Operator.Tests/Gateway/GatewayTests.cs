using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.Operator.Gateway;

namespace SpaceCloud.Operator.Tests.Gateway;

public sealed class GatewayTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_node_fetches_its_bundle_and_learns_when_nothing_changed(string version)
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        gateway.Bundles.Put("lark", new StoredBundle(7, "{\"payload\":\"\"}"u8.ToArray()));
        using HttpClient client = gateway.Lark(Version.Parse(version));

        using HttpResponseMessage first = await client.GetAsync("/v1/nodes/lark/bundle");
        using HttpRequestMessage again = new(HttpMethod.Get, "/v1/nodes/lark/bundle") { Version = client.DefaultRequestVersion };
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("{\"payload\":\"\"}", await first.Content.ReadAsStringAsync());
        Assert.Equal("\"7\"", first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(7, gateway.Bundles.FetchedVersion("lark"));
        Assert.Equal(At("06:00"), gateway.Heard.LastUtc("lark"));
    }

    [Fact]
    public async Task Another_nodes_path_is_forbidden_and_counts_for_nobody()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        gateway.Bundles.Put("lark", new StoredBundle(7, "{}"u8.ToArray()));
        using HttpClient wren = gateway.Client(gateway.Authority.Node("wren"));

        using HttpResponseMessage answer = await wren.GetAsync("/v1/nodes/lark/bundle");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("lark", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(gateway.Heard.LastUtc("lark"));
        Assert.Null(gateway.Heard.LastUtc("wren"));
    }

    [Theory]
    [InlineData("O=system:masters, CN=admin")]
    [InlineData("CN=system:node:lark")] // not in the group of nodes
    [InlineData("O=system:nodes, CN=system:node:../../etc")]
    [InlineData("O=system:nodes, CN=system:node:")]
    public async Task A_certificate_of_the_cluster_that_is_no_nodes_is_not_enough(string subject)
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using X509Certificate2 certificate = gateway.Authority.Issue(subject, "1.3.6.1.5.5.7.3.2");
        using HttpClient client = gateway.Client(certificate);

        using HttpResponseMessage answer = await client.GetAsync("/v1/nodes/lark/bundle");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_certificate_of_the_cluster_there_is_no_connection()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using TestAuthority stranger = new("stranger");
        using X509Certificate2 foreign = stranger.Node("lark");
        using X509Certificate2 server = gateway.Authority.Issue("O=system:nodes, CN=system:node:lark", "1.3.6.1.5.5.7.3.1");

        foreach (X509Certificate2? certificate in new[] { null, foreign, server })
        {
            using HttpClient client = gateway.Client(certificate);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/v1/nodes/lark/bundle"));
        }

        Assert.Null(gateway.Heard.LastUtc("lark"));
    }

    [Fact]
    public async Task Image_blobs_come_whole_or_from_where_the_last_contact_ended()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        byte[] layer = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];
        Digest digest = await gateway.Images.AddBlobAsync(layer, default);
        using HttpClient client = gateway.Lark();

        byte[] whole = await client.GetByteArrayAsync($"/v1/blobs/{digest}");
        using HttpRequestMessage rest = new(HttpMethod.Get, $"/v1/blobs/{digest}");
        rest.Headers.Range = new RangeHeaderValue(60_000, null);
        using HttpResponseMessage answer = await client.SendAsync(rest);

        Assert.Equal(layer, whole);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(layer[60_000..], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(100_000, answer.Content.Headers.ContentRange!.Length);
    }

    [Theory]
    [InlineData("/v1/blobs/sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/v1/blobs/..%2f..%2findex.json")]
    [InlineData("/v1/nodes/lark/bundle")]
    [InlineData("/v1/anything/<script>")]
    public async Task What_is_not_there_is_not_found_and_not_repeated(string path)
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using HttpClient client = gateway.Lark();

        using HttpResponseMessage answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("script", body, StringComparison.Ordinal);
        Assert.DoesNotContain("0000", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_resumed_verified_and_accepted_once()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using HttpClient client = gateway.Lark();
        byte[] spots = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        ResultManifest manifest = GatewayUnderTest.Manifest(spots, []);
        int accepted = 0;
        gateway.Results.Accepted += _ => accepted++;
        string path = $"/v1/nodes/lark/blobs/{Digest.Of(spots)}";

        ResultReply offered = await PostAsync(client, manifest);
        HttpStatusCode tooFar = await PutAsync(client, path, 100, spots[100..]);
        HttpStatusCode half = await PutAsync(client, path, 0, spots[..2000]);
        ResultReply resumed = await PostAsync(client, manifest);
        HttpStatusCode rest = await PutAsync(client, path, 2000, spots[2000..]);
        ResultReply done = await PostAsync(client, manifest);
        ResultReply again = await PostAsync(client, manifest);

        Assert.False(offered.Accepted);
        Assert.Equal([0L, 0L], offered.Files.Select(file => file.HaveBytes));
        Assert.Equal(HttpStatusCode.Conflict, tooFar);
        Assert.Equal(HttpStatusCode.OK, half);
        Assert.Equal(2000, resumed.Files[0].HaveBytes);
        Assert.Equal(HttpStatusCode.OK, rest);
        Assert.True(done.Accepted);
        Assert.True(again.Accepted);
        Assert.Equal(1, accepted);
        Assert.Equal(spots, await gateway.Results.ReadFileAsync(manifest.Files[0], default));
        Assert.Equal("lark", gateway.Results.Find(GatewayUnderTest.PodUid, 1)!.Node);
        Assert.Equal(HttpStatusCode.Conflict, await PostStatusAsync(client, manifest with { ExitCode = 3 }));
    }

    [Fact]
    public async Task Bytes_that_are_not_what_was_promised_are_thrown_away()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using HttpClient client = gateway.Lark();
        byte[] spots = [1, 2, 3, 4];
        ResultManifest manifest = GatewayUnderTest.Manifest(spots);
        string path = $"/v1/nodes/lark/blobs/{Digest.Of(spots)}";
        await PostAsync(client, manifest);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(client, path, 0, [4, 3, 2, 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(client, path, 0, [1, 2, 3, 4, 5]));
        Assert.False((await PostAsync(client, manifest)).Accepted);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, path, 0, spots));
        Assert.True((await PostAsync(client, manifest)).Accepted);
    }

    [Fact]
    public async Task Only_promised_blobs_of_ones_own_pods_are_taken()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync(maxResultBytes: 1000);
        using HttpClient client = gateway.Lark();
        ResultManifest manifest = GatewayUnderTest.Manifest([1]);

        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(client, $"/v1/nodes/lark/blobs/{Digest.Of([1])}", 0, [1]));
        Assert.Equal(HttpStatusCode.NotFound, await PostStatusAsync(client, manifest with { Pod = "other" }));
        Assert.Equal(HttpStatusCode.NotFound, await PostStatusAsync(client, manifest with { Attempt = 2 }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostStatusAsync(client, manifest with { PodUid = "../../x" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostStatusAsync(client, GatewayUnderTest.Manifest(new byte[1001])));
        foreach (string path in new[] { "../up", "/etc/passwd", "a/./b", "", "a\nb", "a\\b" })
        {
            ResultManifest hostile = manifest with { Files = [manifest.Files[0] with { Path = path }] };
            Assert.Equal(HttpStatusCode.BadRequest, await PostStatusAsync(client, hostile));
        }

        using HttpClient wren = gateway.Client(gateway.Authority.Node("wren"));
        using ByteArrayContent body = new(SpaceCloudJson.Serialize(manifest));
        using HttpResponseMessage answer = await wren.PostAsync("/v1/nodes/wren/results", body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Malformed_and_oversized_manifests_are_refused()
    {
        await using GatewayUnderTest gateway = await GatewayUnderTest.StartAsync();
        using HttpClient client = gateway.Lark();

        foreach (byte[] body in new[] { "{"u8.ToArray(), "null"u8.ToArray(), "[]"u8.ToArray(), "{\"pod\":\"x\"}"u8.ToArray() })
        {
            using ByteArrayContent content = new(body);
            using HttpResponseMessage answer = await client.PostAsync("/v1/nodes/lark/results", content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        // Asked before the body is sent: an answer that meets a body on its way may be lost with the connection.
        using HttpRequestMessage large = new(HttpMethod.Post, "/v1/nodes/lark/results") { Content = new ByteArrayContent(new byte[(1 << 20) + 1]) };
        large.Headers.ExpectContinue = true;
        using HttpResponseMessage refused = await client.SendAsync(large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    private static async Task<ResultReply> PostAsync(HttpClient client, ResultManifest manifest)
    {
        using ByteArrayContent body = new(SpaceCloudJson.Serialize(manifest));
        using HttpResponseMessage answer = await client.PostAsync("/v1/nodes/lark/results", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return SpaceCloudJson.Deserialize<ResultReply>(await answer.Content.ReadAsByteArrayAsync());
    }

    private static async Task<HttpStatusCode> PostStatusAsync(HttpClient client, ResultManifest manifest)
    {
        using ByteArrayContent body = new(SpaceCloudJson.Serialize(manifest));
        using HttpResponseMessage answer = await client.PostAsync("/v1/nodes/lark/results", body);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, string path, long offset, byte[] bytes)
    {
        using ByteArrayContent body = new(bytes);
        using HttpResponseMessage answer = await client.PutAsync($"{path}?offset={offset}", body);
        return answer.StatusCode;
    }
}
