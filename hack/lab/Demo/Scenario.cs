using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Demo;

/// <summary>What a demonstration needs beside the manifests: when it plays, and in which state the satellites begin.</summary>
public sealed record Scenario
{
    /// <summary>Mission time at which the satellites have their initial states.</summary>
    public required DateTimeOffset MissionStartUtc { get; init; }

    /// <summary>Mission time at which the workload is applied.</summary>
    public required DateTimeOffset ApplyUtc { get; init; }

    /// <summary>Mission seconds per real second.</summary>
    public required double Rate { get; init; }

    /// <summary>State of each satellite at <see cref="MissionStartUtc"/>, by name.</summary>
    public required IReadOnlyDictionary<string, InitialState> InitialStates { get; init; }

    /// <summary>The clock whose mission start is at the given real time.</summary>
    public MissionClock ClockStartingAt(DateTimeOffset realUtc) => new(realUtc, MissionStartUtc, Rate);
}
