using System.Text;

namespace SpaceCloud.Content.Tests;

public sealed class ImageStoreTests : StoreFixture
{
    [Fact]
    public async Task A_loaded_image_is_found_by_name_by_pinned_name_and_by_digest_with_its_sizes()
    {
        byte[] one = Bytes(1000), two = Bytes(2000, 2);
        StoredImage loaded = Assert.Single(await LoadAsync(TestArchive.Oci("a.example/app:1", one, two)));
        Assert.Equal("a.example/app:1", loaded.Name.ToString());

        ImageManifest image = (await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!;
        Assert.Equal([Digest.Of(one), Digest.Of(two)], image.Layers.Select(layer => layer.Digest));
        Assert.Equal(image.Manifest.SizeBytes + 2 + 3000, image.TotalBytes);
        Assert.Equal(loaded.Manifest.Digest, image.Digest);
        Assert.Equal(image.Digest, (await Store.ResolveAsync($"a.example/app@{image.Digest}", CancellationToken.None))!.Digest);
        Assert.Equal(image.Digest, (await Store.ResolveAsync(image.Digest.ToString(), CancellationToken.None))!.Digest);
        Assert.Empty(Store.Missing(image));
        Assert.Null(await Store.ResolveAsync("a.example/app:2", CancellationToken.None));
        Assert.Null(await Store.ResolveAsync(Digest.Of(Bytes(5)).ToString(), CancellationToken.None));
    }

    [Fact]
    public async Task Layers_that_are_used_twice_travel_once()
    {
        byte[] layer = Bytes(1000);
        await LoadAsync(TestArchive.Oci("a.example/app:1", layer, layer));
        ImageManifest image = (await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!;
        Assert.Equal(3, image.Blobs.Count());
        Assert.Equal(image.Manifest.SizeBytes + 2 + 1000, image.TotalBytes);
    }

    [Fact]
    public async Task A_docker_archive_becomes_an_image_with_compressed_layers()
    {
        byte[] bare = Encoding.UTF8.GetBytes(new string('x', 10_000));
        StoredImage loaded = Assert.Single(await LoadAsync(TestArchive.Docker("app:1", bare)));
        Assert.Equal("docker.io/library/app:1", loaded.Name.ToString());
        ImageManifest image = (await Store.ResolveAsync("app:1", CancellationToken.None))!;
        BlobDescriptor layer = Assert.Single(image.Layers);
        Assert.True(layer.SizeBytes < 1000);
        Assert.Equal(bare, TestArchive.Gunzip(await ReadAsync(layer.Digest)));
    }

    [Fact]
    public async Task An_exported_image_loads_elsewhere_as_the_same_image_and_twice_as_the_same_bytes()
    {
        await LoadAsync(TestArchive.Oci("a.example/app:1", Bytes(1000)));
        ImageManifest image = (await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!;
        MemoryStream first = new(), second = new();
        ImageName[] names = [ImageName.Parse("a.example/app:1"), ImageName.Parse("a.example/app").At(image.Digest)];
        await Store.ExportAsync(image, names, first, CancellationToken.None);
        await Store.ExportAsync(image, names, second, CancellationToken.None);
        Assert.Equal(first.ToArray(), second.ToArray());

        ContentStore other = await ContentStore.OpenAsync(Folder + "-other", CancellationToken.None);
        first.Position = 0;
        IReadOnlyList<StoredImage> loaded = await other.LoadArchiveAsync(first, null, CancellationToken.None);
        Assert.Equal(names.Select(name => name.ToString()).Order(), loaded.Select(each => each.Name.ToString()).Order());
        Assert.All(loaded, each => Assert.Equal(image.Digest, each.Manifest.Digest));
    }

    [Fact]
    public async Task The_linux_amd64_image_is_taken_of_a_multi_platform_one()
    {
        byte[] config = "{}"u8.ToArray(), layer = Bytes(100), other = Bytes(100, 9);
        byte[] amd = TestArchive.Manifest(config, layer), arm = TestArchive.Manifest(config, other);
        string Platform(byte[] manifest, string architecture) => TestArchive.Descriptor(
            manifest, "application/vnd.oci.image.manifest.v1+json", $$$""","platform":{"os":"linux","architecture":"{{{architecture}}}"}""");
        byte[] index = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{Platform(arm, "arm64")}},{{Platform(amd, "amd64")}}]}""");
        string outer = $$"""{"schemaVersion":2,"manifests":[{{TestArchive.Descriptor(index, "application/vnd.oci.image.index.v1+json")}}]}""";
        TestArchive archive = new TestArchive().Add("index.json", outer).AddBlob(index).AddBlob(arm).AddBlob(amd).AddBlob(config).AddBlob(layer);

        await Store.LoadArchiveAsync(archive.Open(), ImageName.Parse("a.example/app:1"), CancellationToken.None);
        Assert.Equal(Digest.Of(amd), (await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!.Digest);
        Assert.False(Store.HasBlob(Digest.Of(arm)));
    }

    [Fact]
    public async Task Names_list_in_order_move_and_go_with_the_blobs_that_nobody_else_uses()
    {
        byte[] shared = Bytes(100), own = Bytes(100, 2);
        await LoadAsync(TestArchive.Oci("b.example/app:1", shared, own));
        await LoadAsync(TestArchive.Oci("a.example/app:1", shared));
        Assert.Equal(["a.example/app:1", "b.example/app:1"], (await Store.ListImagesAsync(CancellationToken.None)).Select(image => image.Name.ToString()));

        Digest result = await Store.AddBlobAsync("a result"u8.ToArray(), CancellationToken.None);
        Assert.True(await Store.DeleteImageAsync("b.example/app:1", CancellationToken.None));
        Assert.False(await Store.DeleteImageAsync("b.example/app:1", CancellationToken.None));
        Assert.False(Store.HasBlob(Digest.Of(own)));
        Assert.True(Store.HasBlob(Digest.Of(shared)));
        Assert.True(Store.HasBlob(result));
        Assert.Empty(Store.Missing((await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!));
    }

    [Fact]
    public async Task Many_writers_of_the_index_lose_no_name()
    {
        await LoadAsync(TestArchive.Oci("a.example/app:0", Bytes(10)));
        ImageManifest image = (await Store.ResolveAsync("a.example/app:0", CancellationToken.None))!;
        await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            ContentStore mine = await ContentStore.OpenAsync(Folder, CancellationToken.None);
            await mine.SetNameAsync(ImageName.Parse($"a.example/app:{number}"), image, CancellationToken.None);
        }));
        Assert.Equal(21, (await Store.ListImagesAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_changed_manifest_and_a_broken_index_are_named()
    {
        await LoadAsync(TestArchive.Oci("a.example/app:1", Bytes(10)));
        ImageManifest image = (await Store.ResolveAsync("a.example/app:1", CancellationToken.None))!;
        await File.AppendAllTextAsync(Store.BlobPath(image.Digest), " ");
        ContentException problem = await Assert.ThrowsAsync<ContentException>(() => Store.ResolveAsync("a.example/app:1", CancellationToken.None));
        Assert.Equal(ContentError.DamagedStore, problem.Error);

        await File.WriteAllTextAsync(Path.Combine(Folder, "index.json"), "{");
        Assert.Contains("index.json", (await Assert.ThrowsAsync<ContentException>(() => ContentStore.OpenAsync(Folder, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_load_left_behind_is_swept_and_what_is_in_use_stays()
    {
        string left = Path.Combine(Folder, "staging", "left");
        string used = Path.Combine(Folder, "staging", "used");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "0"), "half");
        Directory.CreateDirectory(used);
        await using FileStream inUse = new(used + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        await ContentStore.OpenAsync(Folder, CancellationToken.None);
        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(used));
    }

    [Theory]
    [InlineData("""{"schemaVersion":1,"config":{"mediaType":"a","digest":"D","size":1},"layers":[]}""", "schemaVersion is 1")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"a","digest":"sha256:../../etc","size":1},"layers":[]}""", "is not a sha256 digest")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"a","digest":"D","size":-1},"layers":[]}""", "size is -1")]
    [InlineData("""{"schemaVersion":2,"layers":[]}""", "config")]
    [InlineData("""{"schemaVersion":2,"mediaType":"text/html","config":{"mediaType":"a","digest":"D","size":1},"layers":[]}""", "mediaType is 'text/html'")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"a","digest":"D","size":1},"layers":null}""", "not the expected JSON")]
    [InlineData("<html>", "not the expected JSON")]
    [InlineData("null", "not the expected JSON")]
    public void A_malformed_manifest_is_named(string json, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json.Replace("\"D\"", $"\"{Digest.Of([])}\"", StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<ContentException>(() => ImageManifest.Parse(bytes)).Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<StoredImage>> LoadAsync(TestArchive archive) => Store.LoadArchiveAsync(archive.Open(), null, CancellationToken.None);
}
