namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>Battery and temperatures at a moment of mission time. That of the payload is null where it is no node of its own.</summary>
internal sealed record PowerState(DateTimeOffset AtUtc, double StateOfChargePercent, double TemperatureCelsius, double? PayloadTemperatureCelsius = null);
