namespace SpaceCloud.Api;

/// <summary>Terminals for links to other satellites.</summary>
public sealed record SatelliteInterSatellite(
    int Terminals,
    long BitsPerSecond,
    double MaxRangeKilometers,
    double GrazingAltitudeKilometers = 100);
