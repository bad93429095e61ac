namespace SpaceCloud.Planning.Sensing;

/// <summary>When what a run needs is seen, and what that makes.</summary>
public sealed record CapturePlan
{
    /// <summary>Name of the sensor.</summary>
    public required string Sensor { get; init; }

    /// <summary>When it looks, in order of time; at least one.</summary>
    public IReadOnlyList<CaptureInterval> Intervals
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Share of the area that is seen in them together, percent.</summary>
    public required double CoveredPercent { get; init; }

    /// <summary>Raw data they make, bytes; it lies in the satellite's storage until the run has ended.</summary>
    public required long Bytes { get; init; }
}
