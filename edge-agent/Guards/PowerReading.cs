namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>One measurement.</summary>
internal sealed record PowerReading(PowerState State, bool Sunlit, double MinStateOfChargePercent, double MaxTemperatureCelsius);
