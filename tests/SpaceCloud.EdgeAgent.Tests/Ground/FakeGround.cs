using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.EdgeAgent.Tests.Ground;

/// <summary>
/// A scripted ground on loopback: the few API calls an agent makes and the gateway, over HTTPS with client certificates. It
/// remembers every call in order, and can cut a transfer after some bytes.
/// </summary>
internal sealed class FakeGround : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly CertificateAuthority _authority;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _calls = new();

    private FakeGround(WebApplication server, CertificateAuthority authority, string folder, ContentStore images)
    {
        (_server, _authority, _folder) = (server, authority, folder);
        Images = images;
    }

    /// <summary>The ground's image store.</summary>
    public ContentStore Images { get; }

    public ECDsa BundleKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Signed bundle and its version; null: none yet.</summary>
    public (byte[] Json, long Version)? Bundle { get; set; }

    public ConcurrentDictionary<string, V1Pod> Pods { get; } = new();

    /// <summary>Status patches by pod name, as sent.</summary>
    public ConcurrentQueue<(string Pod, JsonNode Patch)> Statuses { get; } = new();

    public ConcurrentQueue<JsonNode> NodePatches { get; } = new();

    public ConcurrentQueue<Corev1Event> Events { get; } = new();

    public ConcurrentQueue<ResultManifest> Manifests { get; } = new();

    /// <summary>Received bytes by hex digest.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Cuts the connection after so many bytes of the next larger blob that goes up; then forgets it.</summary>
    public int? CutUpAfterBytes { get; set; }

    /// <summary>The same on the way down.</summary>
    public int? CutDownAfterBytes { get; set; }

    /// <summary>Every call as "METHOD path[ Range]", in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public Uri Address { get; private set; } = new("https://127.0.0.1");

    public static async Task<FakeGround> StartAsync(string folder, string node, CancellationToken cancel)
    {
        CertificateAuthority authority = CertificateAuthority.Create("test-ca", DateTimeOffset.UtcNow);
        Credential server = authority.IssueServer("ground", "localhost");
        Credential client = authority.IssueClient($"system:node:{node}", "system:nodes");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "ca.pem"), authority.CertificatePem, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "node.pem"), client.CertificatePem, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "node-key.pem"), client.PrivateKeyPem, cancel);

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        using X509Certificate2 pem = X509Certificate2.CreateFromPem(server.CertificatePem, server.PrivateKeyPem);
        X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (presented, _, _) => presented.Subject.Contains($"system:node:{node}", StringComparison.Ordinal);
        })));
        WebApplication application = builder.Build();
        FakeGround ground = new(application, authority, folder, await ContentStore.OpenAsync(Path.Combine(folder, "ground-content"), cancel));
        application.Run(ground.AnswerAsync);
        await application.StartAsync(cancel);
        ground.Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await File.WriteAllTextAsync(Path.Combine(folder, "bundle-public.pem"), ground.BundleKey.ExportSubjectPublicKeyInfoPem(), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "kubeconfig"), ground.Kubeconfig(), cancel);
        return ground;
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Publish(MissionBundle bundle) => Bundle = (BundleMaker.Signed(bundle, BundleKey), bundle.Version);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(2));
        await _server.StopAsync(patience.Token);
        await _server.DisposeAsync();
        _authority.Dispose();
        BundleKey.Dispose();
    }

    private async Task AnswerAsync(HttpContext call)
    {
        string path = call.Request.Path.Value!;
        string range = call.Request.Headers.Range.ToString();
        string offset = call.Request.QueryString.Value is { } query && query.Contains("offset", StringComparison.Ordinal) ? query : string.Empty;
        _calls.Enqueue($"{call.Request.Method} {path}{offset}{(range.Length > 0 ? " " + range : string.Empty)}");
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        await (parts switch
        {
            ["v1", "nodes", _, "bundle"] => BundleAsync(call),
            ["v1", "blobs", var digest] => BlobAsync(call, Digest.Parse(digest)),
            ["v1", "nodes", _, "results"] => ResultsAsync(call),
            ["v1", "nodes", _, "blobs", var digest] => PutAsync(call, Digest.Parse(digest).Hex),
            ["api", "v1", "pods"] => ListAsync(call),
            ["api", "v1", "namespaces", _, "pods", var name] => PodAsync(call, name),
            ["api", "v1", "namespaces", _, "pods", var name, "status"] => StatusAsync(call, name),
            ["api", "v1", "nodes", ..] => NodeAsync(call),
            ["api", "v1", "namespaces", _, "events"] => EventAsync(call),
            _ => NotFoundAsync(call),
        });
    }

    private async Task BundleAsync(HttpContext call)
    {
        if (Bundle is not var (json, version))
        {
            call.Response.StatusCode = 404;
            return;
        }

        call.Response.Headers.ETag = $"\"{version}\"";
        if (call.Request.Headers.IfNoneMatch.ToString().Contains($"\"{version}\"", StringComparison.Ordinal))
        {
            call.Response.StatusCode = 304;
            return;
        }

        await call.Response.Body.WriteAsync(json);
    }

    private async Task BlobAsync(HttpContext call, Digest digest)
    {
        if (!Images.HasBlob(digest))
        {
            call.Response.StatusCode = 404;
            return;
        }

        byte[] content = await File.ReadAllBytesAsync(Images.BlobPath(digest));
        long from = 0;
        if (call.Request.GetTypedHeaders().Range is { } range)
        {
            from = range.Ranges.First().From!.Value;
            call.Response.StatusCode = 206;
            call.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }

        call.Response.ContentLength = content.Length - from;
        if (CutUpAfterBytes is { } cut && content.Length - from > cut)
        {
            CutUpAfterBytes = null;
            await call.Response.Body.WriteAsync(content.AsMemory((int)from, cut));
            await call.Response.Body.FlushAsync();

            // What was written shall arrive before the connection is cut.
            await Task.Delay(200);
            call.Abort();
            return;
        }

        await call.Response.Body.WriteAsync(content.AsMemory((int)from));
    }

    private async Task ResultsAsync(HttpContext call)
    {
        ResultManifest manifest = SpaceCloudJson.Deserialize<ResultManifest>(await BodyAsync(call));
        Manifests.Enqueue(manifest);
        ResultReplyFile[] have = [.. manifest.Files.Select(file => new ResultReplyFile(file.Sha256, Files.GetValueOrDefault(file.Sha256)?.Length ?? 0))];
        bool accepted = manifest.Files.All(file =>
            file.SizeBytes == 0 || (Files.TryGetValue(file.Sha256, out byte[]? content) && Digest.Of(content).Hex == file.Sha256));
        await call.Response.Body.WriteAsync(SpaceCloudJson.Serialize(new ResultReply(have, accepted)));
    }

    private async Task PutAsync(HttpContext call, string hex)
    {
        long offset = long.Parse(call.Request.Query["offset"]!, System.Globalization.CultureInfo.InvariantCulture);
        byte[] have = Files.GetValueOrDefault(hex, []);
        if (offset != have.Length)
        {
            call.Response.StatusCode = 409;
            return;
        }

        if (CutDownAfterBytes is { } cut && call.Request.ContentLength > cut)
        {
            CutDownAfterBytes = null;
            byte[] part = new byte[cut];
            await call.Request.Body.ReadExactlyAsync(part);
            Files[hex] = [.. have, .. part];
            call.Abort();
            return;
        }

        Files[hex] = [.. have, .. await BodyAsync(call)];
    }

    private Task ListAsync(HttpContext call) => JsonAsync(call, new JsonObject
    {
        ["kind"] = "PodList",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
        ["items"] = new JsonArray([.. Pods.Values.Select(pod => JsonNode.Parse(SpaceCloudJson.Serialize(pod)))]),
    });

    private async Task PodAsync(HttpContext call, string name)
    {
        if (!Pods.TryGetValue(name, out V1Pod? pod))
        {
            await NotFoundAsync(call);
            return;
        }

        if (call.Request.Method == "DELETE")
        {
            Pods.TryRemove(name, out _);
        }

        await JsonAsync(call, JsonNode.Parse(SpaceCloudJson.Serialize(pod))!);
    }

    private async Task StatusAsync(HttpContext call, string name)
    {
        Statuses.Enqueue((name, JsonNode.Parse(await BodyAsync(call))!));
        await PodAsync(call, name);
    }

    private async Task NodeAsync(HttpContext call)
    {
        NodePatches.Enqueue(JsonNode.Parse(await BodyAsync(call))!);
        await JsonAsync(call, JsonNode.Parse("""{"kind":"Node","apiVersion":"v1","metadata":{"name":"sat"}}""")!);
    }

    private async Task EventAsync(HttpContext call)
    {
        byte[] body = await BodyAsync(call);
        Events.Enqueue(KubernetesJson.Deserialize<Corev1Event>(body));
        call.Response.StatusCode = 201;
        await call.Response.Body.WriteAsync(body);
    }

    private static Task NotFoundAsync(HttpContext call)
    {
        call.Response.StatusCode = 404;
        return call.Response.WriteAsync("""{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}""");
    }

    private static async Task JsonAsync(HttpContext call, JsonNode body)
    {
        call.Response.ContentType = "application/json";
        await call.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private static async Task<byte[]> BodyAsync(HttpContext call)
    {
        using MemoryStream body = new();
        await call.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private string Kubeconfig() =>
        $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: test
          cluster:
            server: {Address.ToString().TrimEnd('/')}
            certificate-authority: {PathOf("ca.pem")}
        users:
        - name: node
          user:
            client-certificate: {PathOf("node.pem")}
            client-key: {PathOf("node-key.pem")}
        contexts:
        - name: test
          context: {"{"} cluster: test, user: node {"}"}
        current-context: test
        """;
}
