using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SpaceCloud.Cli.Tests;

public sealed class ImageLoadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("spacecloud-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ADockerArchiveIsLoadedUnderItsName()
    {
        string archive = await ArchiveAsync("example.org/app:1");
        string store = Path.Combine(folder, "store");

        CommandRun json = await CommandRun.OfAsync("image", "load", archive, "--ground-store", store, "-o", "json");
        CommandRun table = await CommandRun.OfAsync("image", "load", archive, "--ground-store", store);

        Assert.True(json.Code == 0, json.Error);
        JsonNode image = Assert.Single(JsonNode.Parse(json.Output)!["images"]!.AsArray())!;
        Assert.Equal("example.org/app:1", (string?)image["name"]);
        Assert.Matches("^sha256:[0-9a-f]{64}$", (string?)image["digest"]);
        Assert.True((long)image["sizeBytes"]! > 0);
        Assert.Equal($"IMAGE{new string(' ', 15)}DIGEST{new string(' ', 68)}BYTES", table.Output.Split('\n')[0]);
        Assert.Contains((string)image["digest"]!, table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoArchiveIsRefused()
    {
        string file = Path.Combine(folder, "text.tar");
        await File.WriteAllTextAsync(file, "this is no tar");
        CommandRun run = await CommandRun.OfAsync("image", "load", file, "--ground-store", Path.Combine(folder, "store"));
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The smallest image `docker save` could write: one layer, empty.</summary>
    private async Task<string> ArchiveAsync(string name)
    {
        using MemoryStream layer = new();
        await using (TarWriter empty = new(layer, leaveOpen: true))
        {
            await empty.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "empty/"));
        }

        string diffId = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(layer.ToArray()));
        byte[] config = Encoding.UTF8.GetBytes(
            $$"""{"architecture":"amd64","os":"linux","config":{ },"rootfs":{"type":"layers","diff_ids":["{{diffId}}"] } }""");
        string configName = Convert.ToHexStringLower(SHA256.HashData(config)) + ".json";
        byte[] manifest = Encoding.UTF8.GetBytes($$"""[{"Config":"{{configName}}","RepoTags":["{{name}}"],"Layers":["layer.tar"]}]""");
        string archive = Path.Combine(folder, "app.tar");
        await using TarWriter writer = new(File.Create(archive));
        foreach ((string entry, byte[] content) in new[] { ("manifest.json", manifest), (configName, config), ("layer.tar", layer.ToArray()) })
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, entry) { DataStream = new MemoryStream(content) });
        }

        return archive;
    }
}
