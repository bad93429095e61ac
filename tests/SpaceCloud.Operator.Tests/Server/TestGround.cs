using SpaceCloud.Content;
using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Ground store and gateway certificate in a temporary folder.</summary>
internal sealed class TestGround
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spacecloud-operator-").FullName;

    public TestGround(OperatorCluster cluster)
    {
        Credential server = cluster.ControlPlane.Authority.IssueServer("gateway");
        File.WriteAllText(CertificateFile, server.CertificatePem);
        File.WriteAllText(KeyFile, server.PrivateKeyPem);
    }

    public string Folder => _folder;

    public string Store => Path.Combine(_folder, "ground");

    public string CertificateFile => Path.Combine(_folder, "gateway.pem");

    public string KeyFile => Path.Combine(_folder, "gateway-key.pem");

    /// <summary>Puts an image of one small layer into the store.</summary>
    public async Task<string> AddImageAsync(string name)
    {
        ContentStore store = await ContentStore.OpenAsync(Store, default);
        Digest config = await store.AddBlobAsync("""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"config":{}}"""u8.ToArray(), default);
        byte[] layerBytes = [.. Enumerable.Range(0, 2000).Select(i => (byte)i)];
        Digest layer = await store.AddBlobAsync(layerBytes, default);
        byte[] manifest = System.Text.Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
             "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{config}}","size":{{store.BlobLengthBytes(config)}}},
             "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{layer}}","size":{{layerBytes.Length}}}]}
            """);
        await store.AddBlobAsync(manifest, default);
        await store.SetNameAsync(ImageName.Parse(name), ImageManifest.Parse(manifest), default);
        return Digest.Of(manifest).ToString();
    }

    public void Remove() => Directory.Delete(_folder, recursive: true);
}
