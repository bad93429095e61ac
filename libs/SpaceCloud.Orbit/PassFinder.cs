namespace SpaceCloud.Orbit;

/// <summary>Finds the passes of one orbit over one site.</summary>
public static class PassFinder
{
    /// <summary>
    /// All passes in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), the shortest grazing ones included. Times are good to
    /// well under 0.02 s of the propagated orbit. Where the orbit decays the search ends there and says so.
    /// </summary>
    public static PassSearch Find(OrbitPropagator orbit, GroundSite site, ElevationMask mask, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(mask);
        Track track = new(orbit, fromUtc, toUtc);
        Elevation elevation = new(track, site, Math.Sin(mask.MinElevationDegrees * Angle.RadiansPerDegree));
        List<Pass> passes = [.. AboveZero.Find(elevation, track.Seconds, Track.StepSeconds).Select(found => Describe(track, site, found))];
        return new PassSearch(passes, track.Failure);
    }

    private static Pass Describe(Track track, GroundSite site, AboveZero found)
    {
        LookAngles aos = site.Look(track.EarthFixed(found.Start).PositionKilometers);
        LookAngles tca = site.Look(track.EarthFixed(found.Peak).PositionKilometers);
        LookAngles los = site.Look(track.EarthFixed(found.End).PositionKilometers);
        return new Pass
        {
            AosUtc = track.Utc(found.Start),
            TcaUtc = track.Utc(found.Peak),
            LosUtc = track.Utc(found.End),
            MaxElevationDegrees = tca.ElevationDegrees,
            AosAzimuthDegrees = aos.AzimuthDegrees,
            TcaAzimuthDegrees = tca.AzimuthDegrees,
            LosAzimuthDegrees = los.AzimuthDegrees,
            TcaRangeKilometers = tca.RangeKilometers,
            ClippedStart = found.ClippedStart,
            ClippedEnd = found.ClippedEnd,
        };
    }

    /// <summary>Sine of the elevation over sine of the mask; the slope from the velocity, exact.</summary>
    private readonly struct Elevation(Track track, GroundSite site, double sinMask) : ISignal
    {
        public double Value(double seconds)
        {
            Vector3d d = track.EarthFixed(seconds).PositionKilometers - site.PositionKilometers;
            return (site.Up.Dot(d) / d.Length) - sinMask;
        }

        public double Slope(double seconds)
        {
            EarthFixedState state = track.EarthFixed(seconds);
            Vector3d d = state.PositionKilometers - site.PositionKilometers;
            Vector3d v = state.VelocityKilometersPerSecond;
            return (site.Up.Dot(v) * d.Dot(d)) - (site.Up.Dot(d) * d.Dot(v));
        }
    }
}
