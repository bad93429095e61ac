namespace SpaceCloud.Orbit;

/// <summary>What a sensor can see of the ground at one moment. Earth-fixed, WGS-84.</summary>
internal readonly struct SensorFootprint
{
    private readonly Vector3d satelliteKilometers;
    private readonly double reachRadians;

    public SensorFootprint(Vector3d satelliteKilometers, SensorView view)
    {
        this.satelliteKilometers = satelliteKilometers;
        GeodeticPosition under = GeodeticPosition.FromEarthFixedKilometers(satelliteKilometers);
        Under = Direction.Of(under);
        double height = under.AltitudeMeters / 1000;
        RadiusKilometers = Direction.OnEllipsoidKilometers(Under).Length;
        double from = RadiusKilometers + height;
        double limb = Math.Acos(Math.Min(1, RadiusKilometers / from));
        double half = Math.Min(limb, view.SwathKilometers / 2 / RadiusKilometers);

        // Off nadir by the law of sines in the triangle of Earth's centre, satellite and the swath's edge.
        double seen = Math.Atan2(RadiusKilometers * Math.Sin(half), from - (RadiusKilometers * Math.Cos(half)));
        reachRadians = seen + (view.MaxOffNadirDegrees * Angle.RadiansPerDegree);
        double sine = from / RadiusKilometers * Math.Sin(Math.Min(reachRadians, Math.PI / 2));
        GroundRadians = sine >= 1 ? limb : Math.Asin(sine) - reachRadians;
    }

    /// <summary>The place straight below, as a geodetic normal.</summary>
    public Vector3d Under { get; }

    /// <summary>How far the reach is over the ground, radians on a ball.</summary>
    public double GroundRadians { get; }

    /// <summary>Of that ball, km.</summary>
    public double RadiusKilometers { get; }

    /// <summary>Whether a place is in the cone and on this side of the Earth.</summary>
    public bool Reaches(Vector3d normal)
    {
        Vector3d place = Direction.OnEllipsoidKilometers(normal);
        Vector3d down = place - satelliteKilometers;
        return down.Dot(normal) < 0 && Math.Atan2(down.Cross(Under).Length, -down.Dot(Under)) <= reachRadians;
    }
}
