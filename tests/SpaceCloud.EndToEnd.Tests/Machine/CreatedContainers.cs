using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Satellites;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>
/// Every container a satellite's containerd ever makes, by containerd's own events: its list of containers forgets those that
/// were removed.
/// </summary>
internal sealed class CreatedContainers : IAsyncDisposable
{
    private readonly SatelliteHost _host;
    private readonly ManagedProcess _events;

    private CreatedContainers(SatelliteHost host, ManagedProcess events)
    {
        _host = host;
        _events = events;
    }

    /// <summary>Begins to listen; returns when containerd is known to tell us.</summary>
    internal static async Task<CreatedContainers> ListenAsync(SatelliteHost host)
    {
        ManagedProcess events = await ManagedProcess.StartAsync(
            new Command("ctr events", Programs.Find("ctr"), ["--address", host.ContainerdSocket, "--namespace", "k8s.io", "events"]),
            Path.Combine(host.Folder, "containers.log"));
        // Any event proves that we are connected; an image's label is changed for one.
        int times = 0;
        await Eventually.BecomesTrueAsync(
            $"containerd of {host.Name} tells of events",
            async () =>
            {
                await host.CtrAsync(["images", "label", Lab.Images.BusyboxImages.PauseName, $"listening={times++}"], CancellationToken.None);
                return events.LogTail(int.MaxValue).Contains("/images/update", StringComparison.Ordinal);
            });
        return new CreatedContainers(host, events);
    }

    /// <summary>Ids of the containers made of an image so far, in order. A sandbox is made of the pause image.</summary>
    internal IReadOnlyList<string> Of(string image) =>
    [
        .. Told("/containers/create")
            .Where(told => ((string?)told["image"])?.Contains(image, StringComparison.Ordinal) == true)
            .Select(told => (string?)told["id"]).OfType<string>(),
    ];

    /// <summary>Ids of the containers whose program was started so far, with repetitions.</summary>
    internal IReadOnlyList<string> Started() => [.. Told("/tasks/start").Select(told => (string?)told["container_id"]).OfType<string>()];

    /// <summary>Names of the images on board now.</summary>
    internal async Task<IReadOnlyList<string>> ImagesAsync() =>
        (await _host.CtrAsync(["images", "list", "--quiet"], CancellationToken.None)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync() => await _events.DisposeAsync();

    private IEnumerable<System.Text.Json.Nodes.JsonNode> Told(string topic) => _events.LogTail(int.MaxValue).Split('\n')
        .Where(line => line.Contains($" {topic} ", StringComparison.Ordinal) && line.Contains('{', StringComparison.Ordinal))
        .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..])!);
}
