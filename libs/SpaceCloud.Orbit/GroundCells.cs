namespace SpaceCloud.Orbit;

/// <summary>Cuts an area into parts of one size, each known by its middle.</summary>
internal static class GroundCells
{
    private const double Wanted = 128;

    /// <summary>Of an area that is hardly more than a line, the box around it is cut no finer.</summary>
    private const double MostInBox = 65_536;

    /// <summary>Row by row, about 128 of them.</summary>
    public static Vector3d[] Of(GroundOutline outline)
    {
        double left = outline.EqualArea.Min(p => p.X);
        double bottom = outline.EqualArea.Min(p => p.Y);
        double width = outline.EqualArea.Max(p => p.X) - left;
        double height = outline.EqualArea.Max(p => p.Y) - bottom;
        double step = Math.Sqrt(Math.Max(outline.Steradians / Wanted, width * height / MostInBox));
        List<Vector3d> cells = [];
        for (double y = bottom + (step / 2); y < bottom + height; y += step)
        {
            for (double x = left + (step / 2); x < left + width; x += step)
            {
                Vector3d direction = outline.Plane.FromEqualArea(x, y);
                if (outline.Contains(direction))
                {
                    cells.Add(direction);
                }
            }
        }

        return cells.Count > 0 ? [.. cells] : [outline.Nearest(outline.Plane.Middle)];
    }
}
