namespace SpaceCloud.Api.Wire;

/// <summary>What a satellite says of itself in each contact: the node annotation <see cref="WellKnown.TelemetryAnnotation"/>.</summary>
/// <param name="AtUtc">Mission time on board when it was measured.</param>
/// <param name="StateOfChargePercent">State of charge of the battery.</param>
/// <param name="TemperatureCelsius">Temperature of the thermal node; of the platform where the payload is one of its own.</param>
/// <param name="Sunlit">Whether the Sun shines on it.</param>
/// <param name="BundleVersion">Version of the mission bundle it acts by; 0 when it has none.</param>
/// <param name="Pods">What it knows of its pods.</param>
/// <param name="PayloadTemperatureCelsius">Temperature of the payload; null where it is no node of its own.</param>
public sealed record Telemetry(
    DateTimeOffset AtUtc,
    double StateOfChargePercent,
    double TemperatureCelsius,
    bool Sunlit,
    long BundleVersion,
    IReadOnlyList<PodTelemetry> Pods,
    double? PayloadTemperatureCelsius = null);
