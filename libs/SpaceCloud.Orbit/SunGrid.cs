namespace SpaceCloud.Orbit;

/// <summary>The Sun at the moments of a grid, computed once for all satellites; between them it moves straight on.</summary>
internal sealed class SunGrid
{
    private readonly Vector3d[] positions;
    private readonly long firstTick;
    private readonly long stepTicks;

    public SunGrid(TimeGrid grid, EarthShape shape)
    {
        Shape = shape;
        positions = [.. Enumerable.Range(0, grid.Count).Select(i => ShadowDepth.Stretched(Sun.PositionKilometers(grid.Utc(i)), shape))];
        firstTick = grid.FirstTick;
        stepTicks = grid.StepTicks;
    }

    /// <summary>The body that throws the shadow.</summary>
    public EarthShape Shape { get; }

    /// <summary>Position, km, of date, stretched for the body, at a moment within the grid.</summary>
    public Vector3d At(long ticks)
    {
        long fromFirst = ticks - firstTick;
        int step = (int)Math.Min(fromFirst / stepTicks, positions.Length - 2);
        double share = (fromFirst - (step * stepTicks)) / (double)stepTicks;
        return positions[step] + (share * (positions[step + 1] - positions[step]));
    }
}
