using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using SpaceCloud.Content;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>A small image around Debian's static busybox, made as an OCI archive and loaded into a content store.</summary>
internal static class BusyboxImage
{
    private static readonly string[] Applets = ["sh", "sleep", "tail", "cat", "echo"];

    public static async Task<ImageManifest> LoadAsync(ContentStore store, string name, string command, CancellationToken cancel)
    {
        using MemoryStream archive = new(await ArchiveAsync(command, cancel));
        await store.LoadArchiveAsync(archive, ImageName.Parse(name), cancel);
        return (await store.ResolveAsync(name, cancel))!;
    }

    private static async Task<byte[]> ArchiveAsync(string command, CancellationToken cancel)
    {
        byte[] layer = await LayerAsync(cancel);
        string parts = string.Join(",", command.Split(' ').Select(part => $"\"{part}\""));
        byte[] config = Encoding.UTF8.GetBytes(
            $$"""{"architecture":"amd64","os":"linux","config":{"Cmd":[{{parts}}],"Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":["{{Sha(layer)}}"]} }""");
        byte[] manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{Sha(config)}}","size":{{config.Length}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{Sha(layer)}}","size":{{layer.Length}}}]}""");
        byte[] index = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{Sha(manifest)}}","size":{{manifest.Length}}}]}""");
        using MemoryStream target = new();
        await using (TarWriter tar = new(target, leaveOpen: true))
        {
            await AddAsync(tar, "oci-layout", Encoding.UTF8.GetBytes("""{"imageLayoutVersion":"1.0.0"}"""), cancel);
            await AddAsync(tar, "index.json", index, cancel);
            foreach (byte[] blob in new[] { config, manifest, layer })
            {
                await AddAsync(tar, "blobs/sha256/" + Sha(blob)["sha256:".Length..], blob, cancel);
            }
        }

        return target.ToArray();
    }

    private static async Task<byte[]> LayerAsync(CancellationToken cancel)
    {
        using MemoryStream target = new();
        await using (TarWriter tar = new(target, leaveOpen: true))
        {
            await AddAsync(tar, "bin/busybox", await File.ReadAllBytesAsync("/bin/busybox", cancel), cancel);
            foreach (string applet in Applets)
            {
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "bin/" + applet) { LinkName = "busybox" }, cancel);
            }
        }

        return target.ToArray();
    }

    private static Task AddAsync(TarWriter tar, string path, byte[] content, CancellationToken cancel) =>
        tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content), Mode = (UnixFileMode)0b111_101_101 }, cancel);

    private static string Sha(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}
