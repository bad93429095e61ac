using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Results;

namespace SpaceCloud.Operator.Tests.Gateway;

/// <summary>A real gateway on loopback, with its stores in a temporary folder.</summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    public const string PodUid = "0b0b77ff-5d0d-4c65-9c11-8d8a29cbd9d6";

    private readonly string _folder;
    private readonly GatewayServer _server;

    private GatewayUnderTest(string folder, TestAuthority authority, ContentStore images, ResultDesk results, GatewayServer server, BundleShelf bundles, HeardRegister heard)
    {
        _folder = folder;
        _server = server;
        Authority = authority;
        Images = images;
        Results = results;
        Bundles = bundles;
        Heard = heard;
    }

    public TestAuthority Authority { get; }

    public ContentStore Images { get; }

    public ResultDesk Results { get; }

    public BundleShelf Bundles { get; }

    public HeardRegister Heard { get; }

    public static async Task<GatewayUnderTest> StartAsync(long maxResultBytes = 1 << 20)
    {
        string folder = Directory.CreateTempSubdirectory("spacecloud-gateway-").FullName;
        TestAuthority authority = new();
        using X509Certificate2 server = authority.Issue("CN=gateway", "1.3.6.1.5.5.7.3.1");
        await File.WriteAllTextAsync(Path.Combine(folder, "server.pem"), server.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "server-key.pem"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "ca.pem"), authority.Certificate.ExportCertificatePem());

        GatewayOptions options = new(
            new IPEndPoint(IPAddress.Loopback, 0), Path.Combine(folder, "server.pem"), Path.Combine(folder, "server-key.pem"), Path.Combine(folder, "ca.pem"))
        {
            MaxResultBytes = maxResultBytes,
        };
        ContentStore images = await ContentStore.OpenAsync(Path.Combine(folder, "ground"), default);
        ResultDesk results = await ResultDesk.OpenAsync(Path.Combine(folder, "results"), default);
        BundleShelf bundles = new();
        HeardRegister heard = new();
        GroundGateway gateway = new(
            options,
            images,
            results,
            bundles,
            heard,
            (space, name) => (space, name) == ("fire", "wildfire-0-1") ? new ResultPod(PodUid, "lark", 1) : null,
            () => At("06:00"),
            () => true);
        return new GatewayUnderTest(
            folder, authority, images, results, await GatewayServer.StartAsync(options, gateway, null, TimeProvider.System, default), bundles, heard);
    }

    public HttpClient Client(X509Certificate2? certificate, Version? version = null)
    {
        SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, presented, _, _) =>
                    presented is not null && presented.Issuer == Authority.Certificate.Subject,
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!,
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://127.0.0.1:{_server.Port}"),
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(20),
        };
    }

    public HttpClient Lark(Version? version = null) => Client(Authority.Node("lark"), version);

    public static ResultManifest Manifest(params byte[][] files) => new(
        "fire",
        "wildfire-0-1",
        PodUid,
        1,
        0,
        At("05:00"),
        At("05:10"),
        "c0ffee",
        [.. files.Select((file, i) => new ResultManifestFile("spots", $"part-{i}.geojson", file.Length, Digest.Of(file).Hex))]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Results.Dispose();
        Authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
