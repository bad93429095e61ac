using System.Numerics;

namespace SpaceCloud.Orbit;

/// <summary>Which parts of an area were seen. Never changes.</summary>
public sealed class AreaCoverage
{
    private readonly ulong[] seen;
    private readonly int cells;

    internal AreaCoverage(ulong[] seen, int cells) => (this.seen, this.cells) = (seen, cells);

    /// <summary>Nothing of an area.</summary>
    public static AreaCoverage None(GroundArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return new AreaCoverage(new ulong[(area.Cells + 63) / 64], area.Cells);
    }

    /// <summary>Share of the area, percent, in steps of one part of it.</summary>
    public double Percent => 100.0 * seen.Sum(word => BitOperations.PopCount(word)) / cells;

    /// <summary>What was seen in the one or the other.</summary>
    /// <exception cref="ArgumentException">The other speaks of another area.</exception>
    public AreaCoverage With(AreaCoverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.cells == cells
            ? new AreaCoverage([.. seen.Zip(other.seen, (a, b) => a | b)], cells)
            : throw new ArgumentException($"it has {other.cells} parts, this area {cells}", nameof(other));
    }
}
