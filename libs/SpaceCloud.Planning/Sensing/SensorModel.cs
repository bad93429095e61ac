namespace SpaceCloud.Planning.Sensing;

/// <summary>An instrument on board.</summary>
public sealed record SensorModel
{
    /// <summary>Its name on this satellite.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    public required string Type { get; init; }

    /// <summary>Width of the strip it sees when it looks straight down, km; null when nobody stated it.</summary>
    public double? SwathKilometers { get; init; }

    /// <summary>How far it can be turned away from straight down, degrees.</summary>
    public double MaxOffNadirDegrees { get; init; }

    /// <summary>How high the Sun must stand where it looks, degrees; null when it needs no light.</summary>
    public double? MinSunElevationDegrees { get; init; }

    /// <summary>Data it makes while it sees the area, bit/s; 0 when nobody stated it.</summary>
    public double DataBitsPerSecond { get; init; }
}
