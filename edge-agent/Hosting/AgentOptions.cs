using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Hosting;

/// <summary>Everything the agent is told at its start; made by <see cref="AgentOptionsReader"/>, which says all that is wrong at once.</summary>
internal sealed record AgentOptions
{
    /// <summary>Name of the satellite, its Node and its certificate's common name after "system:node:".</summary>
    public required string Node { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Path of the runtime's unix socket; need not exist yet.</summary>
    public required string RuntimeSocket { get; init; }

    public required GroundOptions Ground { get; init; }

    /// <summary>PEM of the key that signs mission bundles.</summary>
    public required string BundlePublicKeyPem { get; init; }

    /// <summary>The bundle installed before launch; null when there is none.</summary>
    public string? InitialBundleFile { get; init; }

    public MissionClock MissionClock { get; init; } = MissionClock.RealTime;

    /// <summary>One directory for each sensor; null: no sensors' data on board.</summary>
    public string? SensorsFolder { get; init; }

    public LogFormat LogFormat { get; init; } = LogFormat.Json;

    /// <summary>False: tries the ground all the time. For tests of the link.</summary>
    public bool IsContactGated { get; init; } = true;

    /// <summary>Charge of the simulated battery when the journal knows none, percent.</summary>
    public double InitialStateOfChargePercent { get; init; } = 90;

    /// <summary>Temperature of the simulated node when the journal knows none.</summary>
    public double InitialTemperatureCelsius { get; init; } = 15;

    public string CtrProgram { get; init; } = "ctr";
}
