namespace SpaceCloud.Planning;

/// <summary>A forecast figure and when it is reached; percent for charge, degrees Celsius for temperature.</summary>
public readonly record struct ForecastPoint(DateTimeOffset AtUtc, double Value);
