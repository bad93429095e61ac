namespace SpaceCloud.Orbit;

/// <summary>The path between two states, as a cubic in the share of the way from 0 to 1; see <see cref="CubicError"/>.</summary>
internal readonly struct HermiteArc
{
    private readonly Vector3d c0;
    private readonly Vector3d c1;
    private readonly Vector3d c2;
    private readonly Vector3d c3;

    /// <summary>The path from one position and velocity to another, in any frame.</summary>
    public HermiteArc(Vector3d position0, Vector3d velocity0, Vector3d position1, Vector3d velocity1, double seconds)
    {
        Seconds = seconds;
        Vector3d way = position1 - position0;
        Vector3d v0 = seconds * velocity0;
        Vector3d v1 = seconds * velocity1;
        c0 = position0;
        c1 = v0;
        c2 = (3 * way) - (2 * v0) - v1;
        c3 = v0 + v1 - (2 * way);
    }

    /// <summary>How long the satellite takes over it.</summary>
    public double Seconds { get; }

    /// <summary>Position at a share of the way.</summary>
    public Vector3d Position(double share) => new(
        c0.X + (share * (c1.X + (share * (c2.X + (share * c3.X))))),
        c0.Y + (share * (c1.Y + (share * (c2.Y + (share * c3.Y))))),
        c0.Z + (share * (c1.Z + (share * (c2.Z + (share * c3.Z))))));

    /// <summary>Change of position per whole way at a share of it.</summary>
    public Vector3d Rate(double share) => new(
        c1.X + (share * ((2 * c2.X) + (share * 3 * c3.X))),
        c1.Y + (share * ((2 * c2.Y) + (share * 3 * c3.Y))),
        c1.Z + (share * ((2 * c2.Z) + (share * 3 * c3.Z))));

    /// <summary>The moment at a share of a way that begins at another.</summary>
    public long Tick(long startTicks, double share) => startTicks + (long)Math.Round(share * Seconds * TimeSpan.TicksPerSecond);
}
