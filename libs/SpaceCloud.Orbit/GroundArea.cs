using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// A part of the Earth's surface with straight edges: corners joined by the shortest way over the ground, so that an area may lie over
/// the antimeridian or a pole like anywhere else. The inside is the side of its middle.
/// </summary>
public sealed class GroundArea
{
    /// <summary>Most corners an area may have.</summary>
    public const int MostCorners = 64;

    /// <summary>No corner may be farther from the middle, km.</summary>
    public const double MaxRadiusKilometers = 1500;

    /// <summary>A smaller area is a mistake in the figures, km2.</summary>
    public const double LeastSquareKilometers = 0.01;

    private const double MeanRadiusKilometers = 6371.0088;
    private const int CircleCorners = 64;

    private readonly GroundOutline outline;
    private readonly Lazy<Vector3d[]> cells;

    private GroundArea(GroundOutline outline)
    {
        this.outline = outline;
        cells = new Lazy<Vector3d[]>(() => GroundCells.Of(outline));
    }

    /// <summary>Its size, km2, to about a hundredth.</summary>
    public double SquareKilometers => outline.Steradians * MeanRadiusKilometers * MeanRadiusKilometers;

    /// <summary>Into how many parts of one size it is cut to say how much of it was seen.</summary>
    public int Cells => cells.Value.Length;

    internal IReadOnlyList<Vector3d> CellDirections => cells.Value;

    /// <summary>An area by its corners in order, either way round; the first may be repeated at the end.</summary>
    /// <param name="corners">3 to <see cref="MostCorners"/> places; altitudes are of no matter.</param>
    /// <param name="area">The area.</param>
    /// <param name="problem">What is wrong, with corner, value and allowed range.</param>
    public static bool TryPolygon(IReadOnlyList<GeodeticPosition> corners, [NotNullWhen(true)] out GroundArea? area, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(corners);
        int count = corners.Count > 1 && corners[0] with { AltitudeMeters = 0 } == corners[^1] with { AltitudeMeters = 0 } ? corners.Count - 1 : corners.Count;
        area = null;
        if (count is < 3 or > MostCorners)
        {
            problem = Text($"{count} corners, must be from 3 to {MostCorners} (the first is not counted again at the end)");
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (GroundSite.Problem(corners[i] with { AltitudeMeters = 0 }) is string wrong)
            {
                problem = Text($"corner {i}: {wrong}");
                return false;
            }
        }

        Vector3d[] directions = [.. corners.Take(count).Select(Direction.Of)];
        problem = GroundOutline.Problem(directions, MaxRadiusKilometers / MeanRadiusKilometers) is string bad ? bad : null;
        if (problem is not null)
        {
            return false;
        }

        GroundArea found = new(new GroundOutline(directions));
        if (!(found.SquareKilometers >= LeastSquareKilometers))
        {
            problem = Text($"its size {found.SquareKilometers:0.######} km2 must be at least {LeastSquareKilometers} km2");
            return false;
        }

        area = found;
        return true;
    }

    /// <summary>All places at most so far from a middle, as a polygon of 64 corners on the circle (0.12 % narrower between them).</summary>
    /// <param name="middle">The middle; its altitude is of no matter.</param>
    /// <param name="radiusKilometers">Above 0.1, at most <see cref="MaxRadiusKilometers"/>.</param>
    /// <param name="area">The area.</param>
    /// <param name="problem">What is wrong, with value and allowed range.</param>
    public static bool TryCircle(GeodeticPosition middle, double radiusKilometers, [NotNullWhen(true)] out GroundArea? area, [NotNullWhen(false)] out string? problem)
    {
        area = null;
        problem = GroundSite.Problem(middle with { AltitudeMeters = 0 });
        if (problem is null && !(radiusKilometers is >= 0.1 and <= MaxRadiusKilometers))
        {
            problem = Text($"radius {radiusKilometers} must be from 0.1 to {MaxRadiusKilometers} km");
        }

        if (problem is not null)
        {
            return false;
        }

        LocalPlane plane = new(Direction.Of(middle));
        double radius = radiusKilometers / MeanRadiusKilometers;
        Vector3d[] directions =
        [
            .. Enumerable.Range(0, CircleCorners).Select(i => plane.At(radius, Angle.TwoPi * i / CircleCorners)),
        ];
        area = new GroundArea(new GroundOutline(directions));
        return true;
    }

    /// <summary>Whether a place lies in it.</summary>
    public bool Contains(GeodeticPosition place) => outline.Contains(Direction.Of(place));

    /// <summary>The direction in the area that is nearest to another; that one itself when it lies inside.</summary>
    internal Vector3d Nearest(Vector3d direction) => outline.Nearest(direction);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
