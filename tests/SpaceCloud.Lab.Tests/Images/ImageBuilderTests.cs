using SpaceCloud.Content;
using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Sensors;
using SpaceCloud.Samples.Wildfire;
using SpaceCloud.Testing;

namespace SpaceCloud.Lab.Tests.Images;

public sealed class ImageBuilderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("images-");

    [RealPartFact(RealPart.Containerd)]
    public async Task Pause_image_is_small_and_the_same_each_time()
    {
        byte[] first = await File.ReadAllBytesAsync(await Builder("a").BuildAsync("pause", CancellationToken.None));
        byte[] second = await File.ReadAllBytesAsync(await Builder("b").BuildAsync("pause", CancellationToken.None));

        Assert.Equal(first, second);
        Assert.InRange(first.Length, 100_000, 3_000_000);
    }

    [Fact]
    public async Task A_layer_with_another_file_makes_another_image()
    {
        string file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "one");
        ImageManifest one = await WriteAsync(file);
        ImageManifest same = await WriteAsync(file);
        await File.WriteAllTextAsync(file, "two");
        ImageManifest two = await WriteAsync(file);

        Assert.Equal(one.Digest, same.Digest);
        Assert.NotEqual(one.Digest, two.Digest);
    }

    [Fact]
    public async Task An_unknown_image_is_named_with_those_there_are()
    {
        LabException problem = await Assert.ThrowsAsync<LabException>(() => Builder("a").BuildAsync("nginx", CancellationToken.None));
        Assert.Equal("there is no image 'nginx' to build; there are pause, busybox, wildfire-detector", problem.Message);
    }

    [RealPartFact(RealPart.Containerd)]
    public async Task Detector_image_is_small_and_finds_planted_hot_spots_in_a_real_container()
    {
        string archive = await new ImageBuilder(Checkout.Root(), SpaceCloud.Lab.Cluster.Programs.CacheFolder)
            .BuildAsync("wildfire-detector", CancellationToken.None);
        ContentStore store = await ContentStore.OpenAsync(Path.Combine(_folder.FullName, "store"), CancellationToken.None);
        await using (FileStream tar = File.OpenRead(archive))
        {
            await store.LoadArchiveAsync(tar, null, CancellationToken.None);
        }

        ImageManifest image = (await store.ResolveAsync("spacecloud.io/wildfire-detector:0.1.0", CancellationToken.None))!;
        Assert.InRange(image.TotalBytes, 1_000_000, 40_000_000);
        Assert.True(image.Layers.Count >= 2);
        Assert.True(image.Layers[^1].SizeBytes < 200_000, $"the program's own layer has {image.Layers[^1].SizeBytes} bytes");

        string sensor = Path.Combine(_folder.FullName, "sensor");
        string outFolder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "out")).FullName;
        IReadOnlyList<PlantedHotSpot> planted = await SceneWriter.WriteAsync(
            sensor,
            "scene",
            new SceneRecipe { Seed = 3, Satellite = "aurora-1", AcquiredUtc = DateTimeOffset.UnixEpoch, NorthDegrees = 38, WestDegrees = 23 },
            CancellationToken.None);

        await using ScratchContainerd containerd = await ScratchContainerd.StartAsync(Path.Combine(_folder.FullName, "containerd"));
        await containerd.ImportAsync(archive);
        (int exitCode, string log) = await containerd.RunAsync(
            "spacecloud.io/wildfire-detector:0.1.0", ("/sensor", sensor, "ro"), ("/out", outFolder, "rw"));

        Assert.True(exitCode == 0, log);
        Assert.Contains($"wrote {planted.Count} hot spots", log, StringComparison.Ordinal);
        string report = await File.ReadAllTextAsync(Path.Combine(outFolder, "hotspots.geojson"));
        Dictionary<string, string> environment = new() { ["SENSOR_DIR"] = sensor, ["OUT_DIR"] = outFolder };
        Assert.Equal(0, await Detection.RunAsync([], environment, TextWriter.Null, TextWriter.Null, CancellationToken.None));
        Assert.Equal(report, await File.ReadAllTextAsync(Path.Combine(outFolder, "hotspots.geojson")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ImageBuilder Builder(string cache) => new(Checkout.Root(), Path.Combine(_folder.FullName, cache));

    private Task<ImageManifest> WriteAsync(string file) => ImageArchive.WriteAsync(
        new ImageRecipe { Name = "example.com/one:1", Layers = [new RootfsLayer().AddFile("etc/file", file, isExecutable: false)] },
        Path.Combine(_folder.FullName, "image.tar"),
        CancellationToken.None);
}
