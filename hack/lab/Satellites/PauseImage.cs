using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SpaceCloud.Lab.Satellites;

/// <summary>
/// The image every pod sandbox runs: Debian's static busybox, sleeping. CRI needs one and a satellite has no registry.
/// </summary>
internal static class PauseImage
{
    internal const string Reference = "spacecloud.local/pause:1";
    private const string Busybox = "/bin/busybox";

    /// <summary>Writes the image as an archive that `ctr images import` understands.</summary>
    internal static async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(Busybox))
        {
            throw new LabException($"{Busybox} is not here (Debian package busybox-static); run `make prepare`");
        }

        byte[] layer = await LayerAsync(cancellationToken);
        string digest = Convert.ToHexStringLower(SHA256.HashData(layer));
        JsonObject configuration = new()
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Entrypoint"] = new JsonArray("/bin/busybox", "tail", "-f", "/dev/null") },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray($"sha256:{digest}") },
            ["history"] = new JsonArray(),
        };
        JsonArray manifest =
        [
            new JsonObject
            {
                ["Config"] = "config.json",
                ["RepoTags"] = new JsonArray(Reference),
                ["Layers"] = new JsonArray("layer.tar"),
            },
        ];
        await using FileStream stream = File.Create(file);
        await using TarWriter tar = new(stream);
        await AddAsync(tar, "layer.tar", layer, cancellationToken);
        await AddAsync(tar, "config.json", Encoding.UTF8.GetBytes(configuration.ToJsonString()), cancellationToken);
        await AddAsync(tar, "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()), cancellationToken);
    }

    private static async Task<byte[]> LayerAsync(CancellationToken cancellationToken)
    {
        using MemoryStream stream = new();
        await using (TarWriter tar = new(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.Directory, "bin/") { Mode = (UnixFileMode)0x1ed }, cancellationToken);
            await AddAsync(tar, "bin/busybox", await File.ReadAllBytesAsync(Busybox, cancellationToken), cancellationToken);
        }

        return stream.ToArray();
    }

    private static async Task AddAsync(TarWriter tar, string name, byte[] content, CancellationToken cancellationToken)
    {
        using MemoryStream data = new(content);
        UstarTarEntry entry = new(TarEntryType.RegularFile, name) { Mode = (UnixFileMode)0x1ed, DataStream = data };
        await tar.WriteEntryAsync(entry, cancellationToken);
    }
}
