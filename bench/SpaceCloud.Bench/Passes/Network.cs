namespace SpaceCloud.Bench.Passes;

/// <summary>Twenty places where ground stations stand, pole to pole.</summary>
internal static class Network
{
    public const double MinElevationDegrees = 10;

    private static readonly (string Name, double Latitude, double Longitude)[] Places =
    [
        ("Svalbard", 78.23, 15.39), ("Tromso", 69.66, 18.94), ("Troll", -72.01, 2.53), ("Dublin", 53.33, -6.25), ("Portland", 45.52, -122.68),
        ("Singapore", 1.35, 103.82), ("Cape Town", -33.92, 18.42), ("Punta Arenas", -53.16, -70.91), ("Honolulu", 21.31, -157.86), ("Dubai", 25.20, 55.27),
        ("Madrid", 40.42, -3.70), ("Tokyo", 35.68, 139.69), ("Perth", -31.95, 115.86), ("Fairbanks", 64.84, -147.72), ("Mexico City", 19.43, -99.13),
        ("Sao Paulo", -23.55, -46.63), ("Oslo", 59.91, 10.75), ("Seoul", 37.57, 126.98), ("Delhi", 28.61, 77.21), ("London", 51.51, -0.13),
    ];

    public static IReadOnlyList<PassStation> Stations { get; } =
        [.. Places.Select(p => new PassStation(new GroundSite(p.Name, new GeodeticPosition(p.Latitude, p.Longitude, 0)), ElevationMask.Constant(MinElevationDegrees)))];
}
