namespace SpaceCloud.Orbit;

/// <summary>Two plane maps of the unit sphere around a middle.</summary>
internal sealed class LocalPlane
{
    private readonly Vector3d east;
    private readonly Vector3d north;

    public LocalPlane(Vector3d middle)
    {
        Middle = middle;
        Vector3d aside = Math.Abs(middle.Z) < 0.9 ? new Vector3d(0, 0, 1) : new Vector3d(1, 0, 0);
        east = Direction.Unit(aside.Cross(middle));
        north = middle.Cross(east);
    }

    public Vector3d Middle { get; }

    /// <summary>The direction at an angle from the middle; <paramref name="turn"/> from east to north, radians.</summary>
    public Vector3d At(double radians, double turn)
    {
        (double sin, double cos) = Math.SinCos(radians);
        (double sinTurn, double cosTurn) = Math.SinCos(turn);
        return (cos * Middle) + (sin * cosTurn * east) + (sin * sinTurn * north);
    }

    /// <summary>Gnomonic: great circles become straight lines. Only for the middle's half of the sphere.</summary>
    public (double X, double Y) Straight(Vector3d direction)
    {
        double depth = direction.Dot(Middle);
        return (direction.Dot(east) / depth, direction.Dot(north) / depth);
    }

    /// <summary>Lambert's: areas keep their size.</summary>
    public (double X, double Y) EqualArea(Vector3d direction)
    {
        double k = Math.Sqrt(2 / (1 + direction.Dot(Middle)));
        return (k * direction.Dot(east), k * direction.Dot(north));
    }

    /// <summary>The direction at a point of <see cref="EqualArea"/>.</summary>
    public Vector3d FromEqualArea(double x, double y)
    {
        double squared = (x * x) + (y * y);
        double k = Math.Sqrt(Math.Max(0, 1 - (squared / 4)));
        return ((1 - (squared / 2)) * Middle) + (k * x * east) + (k * y * north);
    }
}
