namespace SpaceCloud.Lab.Installations;

/// <summary>What to start.</summary>
public sealed record InstallationOptions
{
    /// <summary>Folder with satellites.yaml, ground-stations.yaml and scenario.yaml; null is samples/demo of the checkout.</summary>
    public string? ScenarioFolder { get; init; }

    /// <summary>Drives the scenes of the simulated sensors.</summary>
    public required int Seed { get; init; }

    /// <summary>
    /// Real time between choosing the mission clock and the scenario's mission start: programs, bundles and agents must be up by
    /// then.
    /// </summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>Images in the ground store from the start; names as <see cref="Images.ImageBuilder.Names"/> has them.</summary>
    public IReadOnlyList<string> Images { get; init; } = ["wildfire-detector"];

    /// <summary>Further arguments of a satellite's agent, by the satellite's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AgentArguments { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
