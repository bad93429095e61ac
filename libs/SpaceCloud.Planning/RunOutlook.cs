namespace SpaceCloud.Planning;

/// <summary>
/// What battery and temperature do when a run starts at a moment. The battery counts from that start until it is full again, the
/// temperature until the run's heat is gone (less than 0.05 K of it left where light or load change), both at most to the horizon.
/// </summary>
public sealed record RunOutlook
{
    /// <summary>The start that was tried.</summary>
    public required DateTimeOffset StartUtc { get; init; }

    /// <summary>The battery is full again; where it never is, the end of the whole orbits it was followed over, or of the horizon.</summary>
    public required DateTimeOffset UntilUtc { get; init; }

    /// <summary>How the battery comes out of it.</summary>
    public required BatteryRecovery Recovery { get; init; }

    /// <summary>Lowest state of charge, percent.</summary>
    public required double MinStateOfChargePercent { get; init; }

    /// <summary>When that is.</summary>
    public required DateTimeOffset MinStateOfChargeAtUtc { get; init; }

    /// <summary>Highest temperature (of the platform, where the payload is a node of its own), degrees Celsius; null when heat is not modelled.</summary>
    public double? MaxTemperatureCelsius { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset? MaxTemperatureAtUtc { get; init; }

    /// <summary>Highest temperature of the payload, degrees Celsius; null when it is no node of its own.</summary>
    public double? MaxPayloadTemperatureCelsius { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset? MaxPayloadTemperatureAtUtc { get; init; }
}
