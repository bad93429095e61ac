using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class FrameTests
{
    /// <summary>AIAA 2006-6753, appendix C; polar motion, which we leave out, is applied here by hand.</summary>
    [Fact]
    public void Teme_turns_into_the_earth_fixed_frame_as_published()
    {
        const double arcSecond = Math.PI / 180 / 3600;

        // The published figures were computed from a Julian date in one double, whose grain rounded this moment up.
        const double roundedUpSeconds = 22.79e-6;
        DateTimeOffset utc = new DateTimeOffset(2004, 4, 6, 7, 51, 28, TimeSpan.Zero).AddMilliseconds(386);
        TemeState teme = new(new Vector3d(5094.1801621, 6127.6446595, 6380.3445327), new Vector3d(-4.746131487, 0.785818041, 5.531931288));

        EarthFixedState state = EarthRotation.ToEarthFixed(teme, EarthRotation.GreenwichMeanSiderealRadians(utc, dut1Seconds: -0.439961 + roundedUpSeconds));

        Vector3d r = PolarMotion(state.PositionKilometers, -0.140682 * arcSecond, 0.333309 * arcSecond);
        Vector3d v = PolarMotion(state.VelocityKilometersPerSecond, -0.140682 * arcSecond, 0.333309 * arcSecond);
        Assert.InRange((r - new Vector3d(-1033.479383, 7901.2952754, 6380.3565958)).Length, 0, 2e-7);

        // Velocity: the length of day, which we leave out, makes 1e-8 km/s.
        Assert.InRange((v - new Vector3d(-3.22563652, -2.87245145, 5.531924446)).Length, 0, 2e-8);
    }

    /// <summary>Vallado, Fundamentals of Astrodynamics, example 7-1.</summary>
    [Fact]
    public void A_site_stands_where_published()
    {
        Vector3d r = new GeodeticPosition(39.007, -104.883, 2187).ToEarthFixedKilometers();
        Assert.InRange((r - new Vector3d(-1275.1219, -4797.989, 3994.2975)).Length, 0, 1e-3);
    }

    /// <summary>Vallado, Fundamentals of Astrodynamics, example 11-6.</summary>
    [Fact]
    public void A_satellite_is_seen_where_published()
    {
        GroundSite site = new("MIT", new GeodeticPosition(42.38, -71.13, 24));

        LookAngles look = site.Look(new Vector3d(885.7296, -4389.3856, 5070.1765));

        Assert.Equal(1022.31435, look.RangeKilometers, 1e-3);
        Assert.Equal(323.078, look.AzimuthDegrees, 1e-3);
        Assert.Equal(18.7616, look.ElevationDegrees, 1e-3);
    }

    [Fact]
    public void Geodetic_and_cartesian_positions_turn_into_each_other()
    {
        foreach (double latitude in new[] { -90.0, -89.9999, -45, -0.0001, 0, 23.5, 60, 89.5, 90 })
        {
            foreach (double longitude in new[] { -180.0, -90, 0, 10, 179.999 })
            {
                foreach (double meters in new[] { -400.0, 0, 500_000, 40_000_000 })
                {
                    Vector3d r = new GeodeticPosition(latitude, longitude, meters).ToEarthFixedKilometers();
                    GeodeticPosition back = GeodeticPosition.FromEarthFixedKilometers(r);
                    Assert.InRange((back.ToEarthFixedKilometers() - r).Length, 0, 1e-6);
                    Assert.Equal(meters, back.AltitudeMeters, 1e-3);
                }
            }
        }
    }

    [Theory]
    [InlineData(200, 0, 0)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(0, -181, 0)]
    [InlineData(0, 0, 1e9)]
    public void Impossible_places_are_named(double latitude, double longitude, double meters)
    {
        GeodeticPosition place = new(latitude, longitude, meters);
        Assert.Contains("must be from", GroundSite.Problem(place), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroundSite("nowhere", place));
    }

    private static Vector3d PolarMotion(Vector3d pef, double xp, double yp)
    {
        (double sinX, double cosX) = Math.SinCos(xp);
        (double sinY, double cosY) = Math.SinCos(yp);

        // Rows of the transposed polar motion matrix.
        return new Vector3d(
            (cosX * pef.X) + (sinX * sinY * pef.Y) + (sinX * cosY * pef.Z),
            (cosY * pef.Y) - (sinY * pef.Z),
            (-sinX * pef.X) + (cosX * sinY * pef.Y) + (cosX * cosY * pef.Z));
    }
}
