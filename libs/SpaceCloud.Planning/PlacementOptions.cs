namespace SpaceCloud.Planning;

/// <summary>What the judgement may be told besides satellite and demand.</summary>
public sealed record PlacementOptions
{
    /// <summary>The defaults below.</summary>
    public static PlacementOptions Default { get; } = new();

    /// <summary>Bytes up that every run costs besides image and inputs: mission bundle, pod, secrets.</summary>
    public long ControlUplinkBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes down that every run costs besides its outputs: statuses, events.</summary>
    public long ControlDownlinkBytes { get; init; } = 16 * 1024;

    /// <summary>
    /// Runs that may be paused are split where that brings the result sooner. Off until satellites pause by their plan: a guard that
    /// cannot pause would never start such a run.
    /// </summary>
    public bool SplitInterruptible { get; init; }

    /// <summary>How long after the planned start the satellite may still start, where nothing else ends it sooner.</summary>
    public TimeSpan MaxStartDelay { get; init; } = TimeSpan.FromHours(6);
}
