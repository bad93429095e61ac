namespace SpaceCloud.Api;

/// <summary>One thermal node: heat stored, heat radiated, heat taken in from Sun and Earth, and the band it must stay in; with a payload, two.</summary>
public sealed record SatelliteThermal(
    double HeatCapacityJoulesPerKelvin,
    double RadiatorAreaSquareMeters,
    EnvironmentWatts EnvironmentWatts,
    double MaxTemperatureCelsius,
    double MinTemperatureCelsius = -20,
    double Emissivity = 0.85,
    PayloadThermal? Payload = null);
