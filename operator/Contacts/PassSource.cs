using SpaceCloud.Api;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Finds the passes of one satellite over one station in a horizon. Pure.</summary>
internal static class PassSource
{
    /// <summary>The passes, by AOS; none while the orbit cannot be propagated.</summary>
    public static IReadOnlyList<FoundPass> Find(
        string satellite, SatelliteLinks links, OrbitPropagator orbit, string station, GroundStationSpec site, PassHorizon horizon)
    {
        GroundSite place = new(station, new GeodeticPosition(site.LatitudeDegrees, site.LongitudeDegrees, site.AltitudeMeters));
        ElevationMask mask = ElevationMask.Constant(Math.Max(site.MinElevationDegrees, links.MinElevationDegrees));

        // A pass under way at the end is found whole; one under way at the start ended long before now.
        PassSearch search = PassFinder.Find(orbit, place, mask, horizon.FromUtc, horizon.ToUtc + PassHorizon.LookBack);
        return
        [
            .. search.Passes
                .Where(pass => !pass.ClippedStart && !pass.ClippedEnd && pass.AosUtc < horizon.ToUtc)
                .Select(pass => new FoundPass(
                    satellite,
                    station,
                    RevolutionNumber.At(orbit.Elements, pass.TcaUtc),
                    pass.AosUtc,
                    pass.TcaUtc,
                    pass.LosUtc,
                    pass.MaxElevationDegrees)),
        ];
    }
}
