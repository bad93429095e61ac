namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>Battery and temperature at a moment of mission time.</summary>
internal sealed record PowerState(DateTimeOffset AtUtc, double StateOfChargePercent, double TemperatureCelsius);
