namespace SpaceCloud.Planning;

/// <summary>What is known of a satellite's battery and heat at one moment.</summary>
public sealed record SatelliteState
{
    /// <summary>The moment the figures are for, mission UTC.</summary>
    public required DateTimeOffset AtUtc { get; init; }

    /// <summary>State of charge, percent.</summary>
    public required double StateOfChargePercent { get; init; }

    /// <summary>Temperature of the node, degrees Celsius; of the platform where the payload is a node of its own.</summary>
    public required double TemperatureCelsius { get; init; }

    /// <summary>Temperature of the payload, degrees Celsius; null means that of the platform.</summary>
    public double? PayloadTemperatureCelsius { get; init; }

    /// <summary>True when telemetry said so, false when it is a forecast or an assumption.</summary>
    public bool Measured { get; init; }
}
