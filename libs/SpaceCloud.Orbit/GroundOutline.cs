using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>A closed line of great-circle arcs on the unit sphere, all of it in the middle's half.</summary>
internal sealed class GroundOutline
{
    /// <summary>Two corners nearer than this, about 0.6 m, are one.</summary>
    private const double SameRadians = 1e-7;

    private readonly Vector3d[] corners;
    private readonly Vector3d[] poles;
    private readonly (double X, double Y)[] straight;

    /// <param name="corners">Free of problems.</param>
    public GroundOutline(Vector3d[] corners)
    {
        this.corners = corners;
        Plane = new LocalPlane(Middle(corners));
        straight = [.. corners.Select(Plane.Straight)];
        poles = [.. corners.Select((corner, i) => Direction.Unit(corner.Cross(corners[(i + 1) % corners.Length])))];
        EqualArea = [.. corners.Select(Plane.EqualArea)];
        Steradians = Math.Abs(EqualArea.Select((a, i) => (a, b: EqualArea[(i + 1) % corners.Length])).Sum(e => (e.a.X * e.b.Y) - (e.b.X * e.a.Y)) / 2);
    }

    public LocalPlane Plane { get; }

    /// <summary>The corners in the plane that keeps areas.</summary>
    public (double X, double Y)[] EqualArea { get; }

    public double Steradians { get; }

    /// <summary>What makes corners no outline; null when they are one.</summary>
    public static string? Problem(Vector3d[] corners, double maxRadians)
    {
        for (int i = 0; i < corners.Length; i++)
        {
            int next = (i + 1) % corners.Length;
            if (Direction.Radians(corners[i], corners[next]) < SameRadians)
            {
                return Text($"corners {i} and {next} are the same place, each must be another");
            }
        }

        Vector3d sum = corners.Aggregate((a, b) => a + b);
        double farthest = sum.Length > 1e-3 * corners.Length ? corners.Max(corner => Direction.Radians(corner, Direction.Unit(sum))) : Math.PI;
        if (farthest > maxRadians)
        {
            return Text($"a corner is {6371.0088 * farthest:0} km from the middle of all, must be at most {6371.0088 * maxRadians:0} km; split the area");
        }

        return Crossing(new LocalPlane(Direction.Unit(sum)), corners);
    }

    public bool Contains(Vector3d direction)
    {
        if (direction.Dot(Plane.Middle) <= 0)
        {
            return false;
        }

        (double x, double y) = Plane.Straight(direction);
        bool inside = false;
        for (int i = 0, j = straight.Length - 1; i < straight.Length; j = i++)
        {
            (double X, double Y) a = straight[i];
            (double X, double Y) b = straight[j];
            if (a.Y > y != b.Y > y && x < a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>The nearest direction inside or on the line.</summary>
    public Vector3d Nearest(Vector3d direction)
    {
        if (Contains(direction))
        {
            return direction;
        }

        Vector3d best = corners[0];
        double bestCosine = double.NegativeInfinity;
        for (int i = 0; i < corners.Length; i++)
        {
            Vector3d near = OnArc(direction, corners[i], corners[(i + 1) % corners.Length], poles[i]);
            double cosine = near.Dot(direction);
            (best, bestCosine) = cosine > bestCosine ? (near, cosine) : (best, bestCosine);
        }

        return best;
    }

    private static Vector3d OnArc(Vector3d direction, Vector3d from, Vector3d to, Vector3d pole)
    {
        Vector3d inPlane = direction - (direction.Dot(pole) * pole);
        if (from.Cross(inPlane).Dot(pole) >= 0 && inPlane.Cross(to).Dot(pole) >= 0 && inPlane.Length > 0)
        {
            return Direction.Unit(inPlane);
        }

        return from.Dot(direction) >= to.Dot(direction) ? from : to;
    }

    private static Vector3d Middle(Vector3d[] corners) => Direction.Unit(corners.Aggregate((a, b) => a + b));

    private static string? Crossing(LocalPlane plane, Vector3d[] corners)
    {
        (double X, double Y)[] points = [.. corners.Select(plane.Straight)];
        int count = points.Length;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 2; j < count; j++)
            {
                if ((j + 1) % count != i && Cross(points[i], points[i + 1], points[j], points[(j + 1) % count]))
                {
                    return Text($"the edge from corner {i} to {i + 1} crosses the one from corner {j} to {(j + 1) % count}; list the corners in their order around the area");
                }
            }
        }

        return null;
    }

    private static bool Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
        Side(a, b, c) > 0 != Side(a, b, d) > 0 && Side(c, d, a) > 0 != Side(c, d, b) > 0;

    private static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
