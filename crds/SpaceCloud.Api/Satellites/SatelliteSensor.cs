namespace SpaceCloud.Api;

/// <summary>An instrument whose readings stand in a directory on board.</summary>
public sealed record SatelliteSensor(
    string Name,
    string Type,
    double? SwathKilometers = null,
    double? GroundSampleDistanceMeters = null,
    long? DataBitsPerSecond = null,
    double MaxOffNadirDegrees = 0,
    double? MinSunElevationDegrees = null);
