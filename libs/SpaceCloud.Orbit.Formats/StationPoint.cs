namespace SpaceCloud.Orbit.Formats;

/// <summary>A station of a file: its name and place.</summary>
/// <param name="Name">Never blank.</param>
/// <param name="Position">Over the WGS-84 ellipsoid; altitude 0 where the file has none.</param>
public sealed record StationPoint(string Name, GeodeticPosition Position);
