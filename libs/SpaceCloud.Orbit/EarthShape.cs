namespace SpaceCloud.Orbit;

/// <summary>The body that throws the shadow. The choice moves eclipse times of low orbits by up to 9 s.</summary>
public enum EarthShape
{
    /// <summary>The WGS-84 ellipsoid.</summary>
    Wgs84 = 0,

    /// <summary>A sphere of the equatorial radius.</summary>
    Sphere = 1,
}
