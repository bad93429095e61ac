using SpaceCloud.Api;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Passes already found; what nobody asked for in the last round is forgotten. Not safe for concurrent use.</summary>
internal sealed class PassCache
{
    private Dictionary<Key, IReadOnlyList<FoundPass>> _known = [];
    private Dictionary<Key, IReadOnlyList<FoundPass>> _round = [];

    /// <summary>The passes, found now or before.</summary>
    public IReadOnlyList<FoundPass> Find(
        string satellite, SatelliteSpec spec, OrbitPropagator orbit, string station, GroundStationSpec site, PassHorizon horizon)
    {
        Key key = new(satellite, spec.Orbit.Tle, spec.Orbit.Omm, spec.Links.MinElevationDegrees, station, site, horizon);
        if (!_known.TryGetValue(key, out IReadOnlyList<FoundPass>? passes))
        {
            passes = PassSource.Find(satellite, spec.Links, orbit, station, site, horizon);
        }

        return _round[key] = passes;
    }

    /// <summary>Ends a round.</summary>
    public void EndRound()
    {
        _known = _round;
        _round = [];
    }

    private sealed record Key(
        string Satellite, TwoLineElementText? Tle, OmmElements? Omm, double MinElevationDegrees, string Station, GroundStationSpec Site, PassHorizon Horizon);
}
