namespace SpaceCloud.Api;

/// <summary>The computer that runs the work as a thermal node of its own: what runs draw warms it, and through it the platform.</summary>
public sealed record PayloadThermal(double HeatCapacityJoulesPerKelvin, double ResistanceToPlatformKelvinPerWatt, double MaxTemperatureCelsius);
