using System.Diagnostics;
using System.Text.Json;
using SpaceCloud.Content;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Lab;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Demo;

/// <summary>What `make demo` does, once: everything started, the sample run to its end, everything taken away.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private const int Seed = 20260301;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private readonly Dictionary<string, IReadOnlyList<string>> _created = new(StringComparer.Ordinal);
    private readonly List<string> _imagesBefore = [];
    private readonly List<string> _told = [];

    internal DemoOutcome Outcome { get; private set; } = null!;

    /// <summary>summary.json as a machine reads it.</summary>
    internal JsonElement Summary { get; private set; }

    /// <summary>What the run had on the machine just before it was stopped.</summary>
    internal RunTraces Traces { get; private set; } = null!;

    /// <summary>Ids of the detector's containers each satellite's containerd ever made.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Created => _created;

    /// <summary>All images on board of all satellites when the workload was applied.</summary>
    internal IReadOnlyList<string> ImagesBefore => _imagesBefore;

    /// <summary>Compressed sizes of the layers of the image that ran.</summary>
    internal IReadOnlyList<long> LayerBytes { get; private set; } = [];

    /// <summary>The lines of the live progress.</summary>
    internal IReadOnlyList<string> Told => _told;

    public async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces) is not null)
        {
            return;
        }

        using CancellationTokenSource patience = new(Patience);
        await using Installation installation = await Installation.StartAsync(new InstallationOptions { Seed = Seed }, text => Debug.WriteLine(text), patience.Token);
        List<(string Satellite, CreatedContainers Containers)> listening = [];
        try
        {
            foreach (SatelliteUnit unit in installation.Satellites)
            {
                CreatedContainers containers = await CreatedContainers.ListenAsync(unit.Host);
                listening.Add((unit.Name, containers));
                _imagesBefore.AddRange(await containers.ImagesAsync());
            }

            await installation.UntilAsync(installation.Scenario.ApplyUtc, patience.Token);
            await RunAsync(installation, patience.Token);
            Traces = await RunTraces.OfAsync(installation.Folder);
            foreach ((string satellite, CreatedContainers containers) in listening)
            {
                _created[satellite] = containers.Of("wildfire-detector");
            }
        }
        finally
        {
            foreach ((_, CreatedContainers containers) in listening)
            {
                await containers.DisposeAsync();
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task RunAsync(Installation installation, CancellationToken cancellationToken)
    {
        using DemoRun run = new(
            installation.Describe(), Path.Combine(Checkout.Root(), "samples", "wildfire.yaml"), line => _told.Add($"{line.Subject} {line.Text}"));
        Outcome = await run.RunAsync(cancellationToken);
        string file = Path.Combine(installation.Folder, "summary.json");
        await Outcome.Summarize().WriteAsync(file, cancellationToken);
        Summary = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken)).RootElement;
        ContentStore store = await ContentStore.OpenAsync(installation.StoreFolder, cancellationToken);
        ImageManifest? image = await store.ResolveAsync(Summary.GetProperty("imageDigest").GetString()!, cancellationToken);
        LayerBytes = [.. image!.Layers.Select(layer => layer.SizeBytes)];
    }
}
