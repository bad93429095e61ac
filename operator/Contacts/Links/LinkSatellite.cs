using SpaceCloud.Api;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>A satellite with terminals to others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tracked">Its orbit and how its elements age.</param>
/// <param name="Terminals">What it links with.</param>
internal sealed record LinkSatellite(string Name, PassSatellite Tracked, SatelliteInterSatellite Terminals)
{
    /// <summary>What a link between two of them needs: the stricter of both.</summary>
    public LinkLimits LimitsWith(LinkSatellite other) => new()
    {
        MaxRangeKilometers = Math.Min(Terminals.MaxRangeKilometers, other.Terminals.MaxRangeKilometers),
        GrazingAltitudeKilometers = Math.Max(Terminals.GrazingAltitudeKilometers, other.Terminals.GrazingAltitudeKilometers),
    };

    /// <summary>Distance at a moment, km; infinite where one of the orbits leads nowhere.</summary>
    public double DistanceKilometers(LinkSatellite other, DateTimeOffset utc) =>
        Tracked.Orbit.Propagate(utc, out TemeState own) is PropagationError.None
        && other.Tracked.Orbit.Propagate(utc, out TemeState its) is PropagationError.None
            ? (its.PositionKilometers - own.PositionKilometers).Length
            : double.PositiveInfinity;
}
