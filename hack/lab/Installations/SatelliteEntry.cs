using SpaceCloud.Lab.Sensors;

namespace SpaceCloud.Lab.Installations;

/// <summary>Where a running satellite's things are, for programs that did not start it.</summary>
/// <param name="Name">The satellite.</param>
/// <param name="NetworkNamespace">Its network namespace under /run/netns.</param>
/// <param name="ContainerdSocket">Its containerd.</param>
/// <param name="AgentFolder">The agent's data.</param>
/// <param name="AgentLog">What the agent prints, one JSON object a line.</param>
/// <param name="LinkLog">What the link process prints, one JSON object a line.</param>
/// <param name="LinkSocket">The link process' control socket.</param>
/// <param name="Planted">Hot spots in what its sensor saw.</param>
public sealed record SatelliteEntry(
    string Name,
    string NetworkNamespace,
    string ContainerdSocket,
    string AgentFolder,
    string AgentLog,
    string LinkLog,
    string LinkSocket,
    IReadOnlyList<PlantedHotSpot> Planted);
