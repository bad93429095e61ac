using System.IO.Compression;
using System.Text;

namespace SpaceCloud.Content.Tests;

public sealed class HostileArchiveTests : StoreFixture
{
    [Theory]
    [InlineData("../escape")]
    [InlineData("blobs/../../escape")]
    [InlineData("/etc/passwd")]
    [InlineData("a/..")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public async Task Paths_that_lead_outside_are_refused(string path) =>
        await RefusedAsync(Good().Add(path, "x"), ContentError.HostileArchive, "archive entry");

    [Theory]
    [InlineData('1', "a hard link")]
    [InlineData('2', "a symbolic link")]
    [InlineData('3', "a device")]
    [InlineData('4', "a device")]
    [InlineData('6', "a pipe")]
    [InlineData('Z', "of the unknown type 0x5a")]
    public async Task Links_devices_and_unknown_entries_are_refused(char type, string expected) =>
        await RefusedAsync(Good().Add("index", [], type, "/etc/passwd"), ContentError.HostileArchive, expected);

    [Theory]
    [InlineData(5L << 30, "it declares 5368709120 bytes")]
    [InlineData((1L << 33) - 1, "it declares 8589934591 bytes")]
    public async Task A_declared_size_beyond_the_limit_is_refused_before_a_byte_is_read(long declaredBytes, string expected) =>
        await RefusedAsync(Good().Add("bomb", [], declaredBytes: declaredBytes), ContentError.TooLarge, expected);

    [Fact]
    public async Task A_negative_size_is_refused() =>
        await RefusedAsync(Good().Add("odd", [], declaredBytes: -1), ContentError.HostileArchive, "it declares -1 bytes");

    [Fact]
    public async Task A_declared_size_that_is_not_there_is_named() =>
        await RefusedAsync(Good().Add("short", Bytes(100), declaredBytes: 1 << 20), ContentError.InvalidArchive, "before the end of an entry");

    [Fact]
    public async Task A_pax_header_cannot_declare_a_huge_header_or_a_huge_file()
    {
        await RefusedAsync(Good().Add("pax", [], 'x', declaredBytes: 1 << 30), ContentError.HostileArchive, "an extended header declares");
        await RefusedAsync(Good().Add("pax", "23 size=99999999999999\n"u8.ToArray(), 'x').Add("file", "x"), ContentError.TooLarge, "99999999999999");
        await RefusedAsync(Good().Add("pax", "27 path=../../../../escape\n"u8.ToArray(), 'x').Add("file", "x"), ContentError.HostileArchive, "outside");
        await RefusedAsync(Good().Add("pax", "999 path=x\n"u8.ToArray(), 'x').Add("file", "x"), ContentError.InvalidArchive, "malformed");
        await RefusedAsync(Good().Add("long", "../../escape\0"u8.ToArray(), 'L').Add("file", "x"), ContentError.HostileArchive, "outside");
    }

    [Fact]
    public async Task The_same_path_twice_is_refused() =>
        await RefusedAsync(Good().Add("index.json", "{}"), ContentError.HostileArchive, "stands in the archive twice");

    [Fact]
    public async Task Too_many_entries_and_too_many_bytes_are_refused()
    {
        ContentLimits limits = new() { MaxArchiveEntries = 6, MaxArchiveBytes = 5000 };
        ContentStore strict = await ContentStore.OpenAsync(Folder, limits, CancellationToken.None);
        TestArchive entries = Good();
        TestArchive bytes = new();
        for (int number = 0; number < 5; number++)
        {
            entries.Add($"file{number}", "x");
            bytes.Add($"file{number}", Bytes(1100));
        }

        Assert.Equal(ContentError.HostileArchive, (await FailAsync(strict, entries.Bytes())).Error);
        Assert.Equal(ContentError.TooLarge, (await FailAsync(strict, bytes.Bytes())).Error);
    }

    [Fact]
    public async Task A_blob_under_a_wrong_digest_is_refused() => await RefusedAsync(
        Good().Add("blobs/sha256/" + Digest.Of("other"u8).Hex, "content"), ContentError.WrongDigest, "its content has the digest");

    [Fact]
    public async Task A_missing_blob_a_wrong_size_and_a_docker_layer_that_is_another_are_refused()
    {
        byte[] config = "{}"u8.ToArray(), layer = Bytes(100);
        byte[] manifest = TestArchive.Manifest(config, layer);
        TestArchive without = new TestArchive().Add("index.json", TestArchive.Index(manifest, "a:1")).AddBlob(manifest).AddBlob(config);
        await RefusedAsync(without, ContentError.InvalidArchive, "is named and is not in the archive");

        byte[] lying = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(manifest).Replace("\"size\":100", "\"size\":99", StringComparison.Ordinal));
        TestArchive wrong = new TestArchive().Add("index.json", TestArchive.Index(lying, "a:1")).AddBlob(lying).AddBlob(config).AddBlob(layer);
        await RefusedAsync(wrong, ContentError.InvalidArchive, "has 100 bytes, 99 are declared");

        TestArchive docker = new TestArchive().Add("config.json", $$"""{"rootfs":{"diff_ids":["{{Digest.Of(layer)}}"]} }""").Add("l.tar", "other")
            .Add("manifest.json", """[{"Config":"config.json","RepoTags":["a:1"],"Layers":["l.tar"]}]""");
        await RefusedAsync(docker, ContentError.WrongDigest, "the configuration says");
    }

    [Fact]
    public async Task What_is_no_image_archive_is_named()
    {
        await RefusedAsync(new TestArchive().Add("readme", "x"), ContentError.InvalidArchive, "neither an index.json nor a manifest.json");
        await RefusedAsync(new TestArchive().Add("index.json", """{"schemaVersion":2,"manifests":[]}"""), ContentError.InvalidArchive, "it holds no image");
        await RefusedAsync(new TestArchive().Add("index.json", "<html>"), ContentError.InvalidManifest, "not the expected JSON");
        await RefusedAsync(TestArchive.Oci(null, Bytes(10)), ContentError.InvalidArchive, "it has no name for the image");
        await RefusedAsync(TestArchive.Oci("NOT A NAME", Bytes(10)), ContentError.InvalidName, "is not an image name");
        Assert.Contains("it is not a tar", (await FailAsync(Store, Bytes(2000))).Message, StringComparison.Ordinal);
        Assert.Contains("it is empty", (await FailAsync(Store, [])).Message, StringComparison.Ordinal);
        MemoryStream compressed = new();
        await using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Good().Bytes());
        }

        Assert.Contains("compressed with gzip", (await FailAsync(Store, compressed.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_cut_anywhere_or_with_any_header_byte_changed_never_crashes_and_never_half_loads()
    {
        byte[] whole = Good().Bytes();
        for (int cut = 0; cut < whole.Length - 1024; cut += 97)
        {
            await FailAsync(Store, whole[..cut]);
        }

        for (int at = 0; at < 512; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x41;
            await FailAsync(Store, changed);
        }

        Assert.Empty(Leftovers());
        Assert.Empty(await Store.ListImagesAsync(CancellationToken.None));
    }

    private static TestArchive Good() => TestArchive.Oci("a.example/app:1", Bytes(700));

    private async Task RefusedAsync(TestArchive archive, ContentError error, string expected)
    {
        ContentException problem = await FailAsync(Store, archive.Bytes());
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(error, problem.Error);
        Assert.Empty(Leftovers());
    }

    private static Task<ContentException> FailAsync(ContentStore store, byte[] archive) => Assert.ThrowsAsync<ContentException>(
        () => store.LoadArchiveAsync(new MemoryStream(archive), null, CancellationToken.None));
}
