namespace SpaceCloud.Orbit;

/// <summary>Finds the passes of one orbit over one site.</summary>
public static class PassFinder
{
    /// <summary>
    /// All passes in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), the shortest grazing ones included. Times are good to
    /// well under 0.02 s of the propagated orbit. Where the orbit decays the search ends there and says so.
    /// </summary>
    /// <param name="orbit">The satellite's orbit.</param>
    /// <param name="site">Where it is seen from.</param>
    /// <param name="mask">The site's lowest usable elevation.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="aging">How the elements age; null for <see cref="ElementAging.Passive"/>.</param>
    public static PassSearch Find(
        OrbitPropagator orbit, GroundSite site, ElevationMask mask, DateTimeOffset fromUtc, DateTimeOffset toUtc, ElementAging? aging = null)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(mask);
        Track track = new(orbit, fromUtc, toUtc);
        return new PassSearch(
            [.. Find(track, site, mask).Select(found => found.ToPass(orbit.Elements.EpochUtc, aging ?? ElementAging.Passive))],
            track.Failure);
    }

    internal static IEnumerable<FoundPass> Find(Track track, GroundSite site, ElevationMask mask) => AboveZero
        .Find(new Elevation(track, site, mask), track.Seconds, Track.StepSeconds)
        .Select(found => Describe(track, site, found));

    private static FoundPass Describe(Track track, GroundSite site, AboveZero found)
    {
        LookAngles aos = site.Look(track.EarthFixed(found.Start).PositionKilometers);
        LookAngles tca = site.Look(track.EarthFixed(found.Peak).PositionKilometers);
        LookAngles los = site.Look(track.EarthFixed(found.End).PositionKilometers);
        return new FoundPass(
            track.Utc(found.Start).Ticks,
            track.Utc(found.Peak).Ticks,
            track.Utc(found.End).Ticks,
            tca.ElevationDegrees,
            tca.RangeKilometers,
            aos.AzimuthDegrees,
            tca.AzimuthDegrees,
            los.AzimuthDegrees,
            found.ClippedStart,
            found.ClippedEnd);
    }

    /// <summary>Degrees over the mask.</summary>
    private readonly struct Elevation(Track track, GroundSite site, ElevationMask mask) : ISignal
    {
        private const double SlopeSeconds = 0.05;

        public double Value(double seconds)
        {
            LookAngles look = site.Look(track.EarthFixed(seconds).PositionKilometers);
            return look.ElevationDegrees - mask.ElevationDegreesAt(look.AzimuthDegrees);
        }

        public double Slope(double seconds) => Value(seconds + SlopeSeconds) - Value(seconds - SlopeSeconds);
    }
}
