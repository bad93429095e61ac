namespace SpaceCloud.Orbit;

/// <summary>A place over the WGS-84 ellipsoid.</summary>
/// <param name="LatitudeDegrees">Geodetic latitude, north positive.</param>
/// <param name="LongitudeDegrees">Longitude, east positive, [-180, 180).</param>
/// <param name="AltitudeMeters">Height over the ellipsoid.</param>
public readonly record struct GeodeticPosition(double LatitudeDegrees, double LongitudeDegrees, double AltitudeMeters)
{
    /// <summary>Earth-fixed Cartesian position, km.</summary>
    public Vector3d ToEarthFixedKilometers()
    {
        (double sinLat, double cosLat) = Math.SinCos(LatitudeDegrees * Angle.RadiansPerDegree);
        (double sinLon, double cosLon) = Math.SinCos(LongitudeDegrees * Angle.RadiansPerDegree);
        double n = EarthConstants.EquatorialRadiusKilometers / Math.Sqrt(1 - (EarthConstants.EccentricitySquared * sinLat * sinLat));
        double h = AltitudeMeters / 1000;
        return new Vector3d((n + h) * cosLat * cosLon, (n + h) * cosLat * sinLon, ((n * (1 - EarthConstants.EccentricitySquared)) + h) * sinLat);
    }

    /// <summary>
    /// The place under (or at) an Earth-fixed position in km, by Bowring's start and two more rounds: below 1 mm up to 40,000 km.
    /// </summary>
    public static GeodeticPosition FromEarthFixedKilometers(Vector3d position)
    {
        const double a = EarthConstants.EquatorialRadiusKilometers;
        const double b = EarthConstants.PolarRadiusKilometers;
        const double e2 = EarthConstants.EccentricitySquared;
        const double secondE2 = e2 / (1 - e2);
        double p = Math.Sqrt((position.X * position.X) + (position.Y * position.Y));
        double beta = Math.Atan2(position.Z * a, p * b);
        double latitude = 0;
        for (int round = 0; round < 3; round++)
        {
            (double sinBeta, double cosBeta) = Math.SinCos(beta);
            latitude = Math.Atan2(position.Z + (secondE2 * b * sinBeta * sinBeta * sinBeta), p - (e2 * a * cosBeta * cosBeta * cosBeta));
            beta = Math.Atan2(b * Math.Sin(latitude), a * Math.Cos(latitude));
        }

        (double sinLat, double cosLat) = Math.SinCos(latitude);
        double n = a / Math.Sqrt(1 - (e2 * sinLat * sinLat));

        // Good at the poles and at the equator alike: the distance to the ellipsoid along the normal.
        double altitude = (p * cosLat) + (position.Z * sinLat) - (a * a / n);
        double longitude = Angle.SignedDegrees(Math.Atan2(position.Y, position.X));
        return new GeodeticPosition(latitude * Angle.DegreesPerRadian, longitude, altitude * 1000);
    }
}
