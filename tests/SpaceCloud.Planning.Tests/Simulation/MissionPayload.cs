namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>A payload that is a thermal node of its own: joules per kelvin, kelvin per watt to the platform, its limit and its temperature now.</summary>
internal sealed record MissionPayload(double HeatCapacity, double KelvinPerWatt, double LimitCelsius, double CelsiusNow);
