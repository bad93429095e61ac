namespace SpaceCloud.Planning.Sensing;

/// <summary>What a run needs seen before it starts. Which sensor: <see cref="Demand.SensorType"/>.</summary>
public sealed record CaptureDemand
{
    /// <summary>Where.</summary>
    public required AreaOfInterest AreaOfInterest { get; init; }

    /// <summary>Nothing seen before counts, mission UTC; null means from now on.</summary>
    public DateTimeOffset? NotBeforeUtc { get; init; }

    /// <summary>Nothing seen from then on counts, mission UTC; null means any time within the planning horizon.</summary>
    public DateTimeOffset? NotAfterUtc { get; init; }

    /// <summary>Share of the area that must have been seen, percent; 0 for the first time any of it is.</summary>
    public double MinCoveredPercent { get; init; }
}
