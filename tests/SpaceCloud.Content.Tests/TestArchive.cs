using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SpaceCloud.Content.Tests;

/// <summary>Tars written byte by byte, so that they can also be wrong.</summary>
internal sealed class TestArchive
{
    private readonly List<byte> _tar = [];

    public TestArchive Add(string path, byte[] content, char type = '0', string link = "", long? declaredBytes = null)
    {
        AddHeader(path, declaredBytes ?? content.Length, type, link);
        _tar.AddRange(content);
        _tar.AddRange(new byte[(512 - (content.Length % 512)) % 512]);
        return this;
    }

    public TestArchive Add(string path, string content) => Add(path, Encoding.UTF8.GetBytes(content));

    public TestArchive AddBlob(byte[] content) => Add("blobs/sha256/" + Digest.Of(content).Hex, content);

    public MemoryStream Open() => new(Bytes());

    public byte[] Bytes() => [.. _tar, .. new byte[1024]];

    public static string Descriptor(byte[] content, string mediaType, string more = "") =>
        $$"""{"mediaType":"{{mediaType}}","digest":"{{Digest.Of(content)}}","size":{{content.Length}}{{more}}}""";

    public static byte[] Manifest(byte[] config, params byte[][] layers) => Encoding.UTF8.GetBytes(
        $$"""
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
        "config":{{Descriptor(config, "application/vnd.oci.image.config.v1+json")}},
        "layers":[{{string.Join(',', layers.Select(layer => Descriptor(layer, "application/vnd.oci.image.layer.v1.tar+gzip")))}}]}
        """);

    public static string Index(byte[] manifest, string? name) =>
        $$"""{"schemaVersion":2,"manifests":[{{Descriptor(manifest, "application/vnd.oci.image.manifest.v1+json", name is null ? "" : $$""","annotations":{"org.opencontainers.image.ref.name":"{{name}}"}""")}}]}""";

    /// <summary>A good OCI archive of one image with the given layers.</summary>
    public static TestArchive Oci(string? name, params byte[][] layers)
    {
        byte[] config = "{}"u8.ToArray();
        byte[] manifest = Manifest(config, layers);
        TestArchive archive = new TestArchive().Add("oci-layout", """{"imageLayoutVersion":"1.0.0"}""").Add("index.json", Index(manifest, name));
        foreach (byte[] blob in layers.Append(config).Append(manifest).DistinctBy(Convert.ToHexString))
        {
            archive.AddBlob(blob);
        }

        return archive;
    }

    /// <summary>A good docker-archive of one image; manifest.json comes last as docker writes it.</summary>
    public static TestArchive Docker(string name, params byte[][] bareLayers)
    {
        string diffIds = string.Join(',', bareLayers.Select(layer => $"\"{Digest.Of(layer)}\""));
        TestArchive archive = new TestArchive().Add("config.json", $$"""{"rootfs":{"type":"layers","diff_ids":[{{diffIds}}]} }""");
        for (int at = 0; at < bareLayers.Length; at++)
        {
            archive.Add($"{at}/", [], '5').Add($"{at}/layer.tar", bareLayers[at]);
        }

        string layers = string.Join(',', bareLayers.Select((_, at) => $"\"{at}/layer.tar\""));
        return archive.Add("manifest.json", $$"""[{"Config":"config.json","RepoTags":["{{name}}"],"Layers":[{{layers}}]}]""");
    }

    public static byte[] Gunzip(byte[] content)
    {
        MemoryStream bare = new();
        using GZipStream gzip = new(new MemoryStream(content), CompressionMode.Decompress);
        gzip.CopyTo(bare);
        return bare.ToArray();
    }

    private void AddHeader(string path, long sizeBytes, char type, string link)
    {
        byte[] header = new byte[512];
        Put(header, 0, path);
        Put(header, 100, "0000644");
        Put(header, 124, sizeBytes < 0 ? "-0000000001" : Convert.ToString(sizeBytes, 8).PadLeft(11, '0'));
        Put(header, 136, "00000000000");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, "ustar\000");
        header.AsSpan(148, 8).Fill((byte)' ');
        Put(header, 148, Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0");
        _tar.AddRange(header);
    }

    private static void Put(byte[] header, int offset, string text) => Encoding.UTF8.GetBytes(text).CopyTo(header, offset);
}
