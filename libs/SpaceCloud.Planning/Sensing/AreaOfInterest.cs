using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SpaceCloud.Orbit;

namespace SpaceCloud.Planning.Sensing;

/// <summary>A part of the ground as it is asked for: a polygon by its corners, or a circle. Equal when the figures are.</summary>
public sealed record AreaOfInterest
{
    /// <summary>What is an area is found out once for each.</summary>
    private static readonly ConditionalWeakTable<AreaOfInterest, Ground> Known = [];

    /// <summary>Corners of a polygon in order around it; empty for a circle.</summary>
    public IReadOnlyList<AreaCorner> Corners
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Middle of a circle; null for a polygon.</summary>
    public AreaCorner? Middle { get; init; }

    /// <summary>Radius of a circle, km; 0 for a polygon.</summary>
    public double RadiusKilometers { get; init; }

    /// <inheritdoc/>
    public bool Equals(AreaOfInterest? other) =>
        other is not null && Middle == other.Middle && RadiusKilometers.Equals(other.RadiusKilometers) && Corners.SequenceEqual(other.Corners);

    /// <inheritdoc/>
    public override int GetHashCode() => Corners.Aggregate(HashCode.Combine(Middle, RadiusKilometers), HashCode.Combine);

    /// <summary>The area on the ground, or what is wrong with the figures.</summary>
    /// <param name="area">The area.</param>
    /// <param name="problem">Field or corner, value and allowed range.</param>
    public bool TryGround([NotNullWhen(true)] out GroundArea? area, [NotNullWhen(false)] out string? problem)
    {
        Ground ground = Known.GetValue(this, Find);
        (area, problem) = (ground.Area, ground.Area is null ? ground.Problem ?? "" : null);
        return area is not null;
    }

    private static Ground Find(AreaOfInterest asked)
    {
        if (asked.Middle is { } middle)
        {
            return asked.Corners.Count > 0
                ? new Ground(null, "it has corners and a middle, must be a polygon or a circle")
                : new Ground(GroundArea.TryCircle(Place(middle), asked.RadiusKilometers, out GroundArea? circle, out string? wrong) ? circle : null, wrong);
        }

        return new Ground(GroundArea.TryPolygon([.. asked.Corners.Select(Place)], out GroundArea? polygon, out string? problem) ? polygon : null, problem);
    }

    private static GeodeticPosition Place(AreaCorner corner) => new(corner.LatitudeDegrees, corner.LongitudeDegrees, 0);

    private sealed record Ground(GroundArea? Area, string? Problem);
}
