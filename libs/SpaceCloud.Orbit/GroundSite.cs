using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>A fixed place on the ground with its local axes east, north and up (geodetic normal).</summary>
public sealed class GroundSite
{
    private readonly Vector3d east;
    private readonly Vector3d north;

    /// <exception cref="ArgumentOutOfRangeException">Latitude, longitude or altitude is impossible.</exception>
    public GroundSite(string name, GeodeticPosition position)
    {
        if (Problem(position) is string problem)
        {
            throw new ArgumentOutOfRangeException(nameof(position), problem);
        }

        Name = name;
        Position = position;
        PositionKilometers = position.ToEarthFixedKilometers();
        (double sinLat, double cosLat) = Math.SinCos(position.LatitudeDegrees * Angle.RadiansPerDegree);
        (double sinLon, double cosLon) = Math.SinCos(position.LongitudeDegrees * Angle.RadiansPerDegree);
        east = new Vector3d(-sinLon, cosLon, 0);
        north = new Vector3d(-sinLat * cosLon, -sinLat * sinLon, cosLat);
        Up = new Vector3d(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    /// <summary>The site's name.</summary>
    public string Name { get; }

    /// <summary>Latitude, longitude, altitude.</summary>
    public GeodeticPosition Position { get; }

    /// <summary>Earth-fixed position, km.</summary>
    public Vector3d PositionKilometers { get; }

    /// <summary>Unit vector along the geodetic normal, Earth-fixed.</summary>
    public Vector3d Up { get; }

    /// <summary>What makes a place impossible, with field, value and allowed range; null when it is possible.</summary>
    public static string? Problem(GeodeticPosition position)
    {
        FormattableString? problem = position switch
        {
            { LatitudeDegrees: not (>= -90 and <= 90) } => $"latitude {position.LatitudeDegrees} must be from -90 to 90 degrees",
            { LongitudeDegrees: not (>= -180 and <= 360) } => $"longitude {position.LongitudeDegrees} must be from -180 to 360 degrees",
            { AltitudeMeters: not (>= -1000 and <= 100_000) } => $"altitude {position.AltitudeMeters} must be from -1000 to 100000 m",
            _ => null,
        };
        return problem?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Azimuth, elevation and range of an Earth-fixed position in km.</summary>
    public LookAngles Look(Vector3d earthFixedKilometers)
    {
        Vector3d sky = Local(earthFixedKilometers - PositionKilometers);
        return Look(sky.X, sky.Y, sky.Z);
    }

    /// <summary>The components of an Earth-fixed direction along east, north and up.</summary>
    internal Vector3d Local(Vector3d earthFixed) => new(earthFixed.Dot(east), earthFixed.Dot(north), earthFixed.Dot(Up));

    /// <summary>Azimuth, elevation and range of a point so many km east, north and up of a site.</summary>
    internal static LookAngles Look(double east, double north, double up)
    {
        double level2 = (east * east) + (north * north);
        return new LookAngles(
            Angle.PositiveDegrees(Math.Atan2(east, north)),
            Math.Atan2(up, Math.Sqrt(level2)) * Angle.DegreesPerRadian,
            Math.Sqrt(level2 + (up * up)));
    }
}
