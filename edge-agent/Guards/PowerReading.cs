namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>One measurement, and the limits it is held against.</summary>
internal sealed record PowerReading(
    PowerState State, bool Sunlit, double MinStateOfChargePercent, double MaxTemperatureCelsius, double? MaxPayloadTemperatureCelsius = null)
{
    /// <summary>The payload is a node of its own, and above its limit.</summary>
    public bool IsPayloadTooHot => State.PayloadTemperatureCelsius > MaxPayloadTemperatureCelsius;
}
