using SpaceCloud.Api;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Satellites;
using SpaceCloud.Lab.Sensors;

namespace SpaceCloud.Lab.Installations;

/// <summary>One satellite of an installation: its host, its only way to the ground, its agent, and what its sensor saw.</summary>
public sealed class SatelliteUnit : IAsyncDisposable
{
    internal SatelliteUnit(Satellite manifest, SatelliteHost host, IReadOnlyList<PlantedHotSpot> planted, Credential certificate)
    {
        Manifest = manifest;
        Host = host;
        Planted = planted;
        Certificate = certificate;
    }

    /// <summary>Name of the satellite, and of its node.</summary>
    public string Name => Host.Name;

    /// <summary>What was applied for it.</summary>
    public Satellite Manifest { get; }

    /// <summary>Namespace and containerd.</summary>
    public SatelliteHost Host { get; }

    /// <summary>The hot spots in what its sensor saw.</summary>
    public IReadOnlyList<PlantedHotSpot> Planted { get; }

    /// <summary>The link process; null while it does not run.</summary>
    public ManagedProcess? Link { get; internal set; }

    /// <summary>The agent; null while it does not run.</summary>
    public ManagedProcess? Agent { get; internal set; }

    /// <summary>One JSON object a line: what the link process counted.</summary>
    public string CountersFile => Path.Combine(Host.Folder, "link.jsonl");

    /// <summary>The agent's own folder.</summary>
    public string AgentFolder => Path.Combine(Host.Folder, "agent");

    /// <summary>One directory for each sensor.</summary>
    public string SensorsFolder => Path.Combine(Host.Folder, "sensors");

    /// <summary>Certificate and key of the node's identity.</summary>
    internal Credential Certificate { get; }

    internal string LinkSocket => Path.Combine(Host.Folder, "link.sock");

    internal string LinkLog => Path.Combine(Host.Folder, "link.log");

    internal string AgentLog => Path.Combine(Host.Folder, "agent.log");

    /// <summary>Everything of its that was started.</summary>
    internal IEnumerable<ManagedProcess> Processes => new[] { Host.Containerd, Link, Agent }.OfType<ManagedProcess>();

    /// <summary>Starts an agent that has ended again, as it was started before.</summary>
    public async Task StartAgentAgainAsync() => Agent = Agent is { HasExited: true } ended
        ? await ManagedProcess.StartAsync(ended.Command, ended.LogFile)
        : throw new LabException($"the agent of {Name} has not ended");

    /// <summary>Ends agent, link, containers and containerd.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Agent is not null)
        {
            await Agent.StopAsync(TimeSpan.FromSeconds(3));
        }

        if (Link is not null)
        {
            await Link.StopAsync(TimeSpan.FromSeconds(2));
        }

        await Host.DisposeAsync();
    }
}
