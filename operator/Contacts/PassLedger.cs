using SpaceCloud.Api.Passes;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// The passes of all satellites over all stations, kept from round to round: only what is new in time, or changed, is searched. Not safe
/// for concurrent use.
/// </summary>
internal sealed class PassLedger
{
    private readonly Dictionary<string, Tracked> _satellites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Placed> _stations = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _stationNames = [];
    private RollingPasses? _passes;

    /// <summary>The passes that rise in a horizon, and those of the hours before it; any order.</summary>
    public IReadOnlyList<FoundPass> Find(IReadOnlyList<TrackedSatellite> satellites, IReadOnlyList<PassStation> stations, PassHorizon horizon)
    {
        RollingPasses passes = Moved(horizon);
        Take(passes, stations);
        Take(passes, satellites);
        List<FoundPass> found = [];
        foreach ((string name, Tracked satellite) in _satellites)
        {
            satellite.Found ??= Convert(passes, name, satellite, horizon.ToUtc);
            found.AddRange(satellite.Found);
        }

        return found;
    }

    private RollingPasses Moved(PassHorizon horizon)
    {
        // A clock that went back, or on beyond all that is known: nothing of it is of use.
        if (_passes is null || horizon.SearchFromUtc < _passes.FromUtc || horizon.SearchToUtc < _passes.ToUtc || horizon.SearchFromUtc >= _passes.ToUtc)
        {
            _satellites.Clear();
            _stations.Clear();
            _stationNames.Clear();
            _passes = new RollingPasses(horizon.SearchFromUtc, horizon.SearchToUtc, Environment.ProcessorCount);
        }
        else if (horizon.SearchToUtc > _passes.ToUtc)
        {
            _passes.Advance(horizon.SearchFromUtc, horizon.SearchToUtc);
            ReadAgain();
        }

        return _passes;
    }

    private void Take(RollingPasses passes, IReadOnlyList<PassStation> stations)
    {
        Dictionary<string, PassStation> wanted = stations.ToDictionary(station => station.Site.Name, StringComparer.Ordinal);
        foreach ((string name, Placed placed) in _stations.Where(placed => !Same(placed.Value.Station, wanted.GetValueOrDefault(placed.Key))).ToArray())
        {
            passes.RemoveStation(placed.Number);
            _stations.Remove(name);
            _stationNames.Remove(placed.Number);
            ReadAgain();
        }

        PassStation[] added = [.. stations.Where(station => !_stations.ContainsKey(station.Site.Name))];
        if (added.Length == 0)
        {
            return;
        }

        IReadOnlyList<int> numbers = passes.AddStations(added);
        ReadAgain();
        for (int i = 0; i < added.Length; i++)
        {
            _stations[added[i].Site.Name] = new Placed(numbers[i], added[i]);
            _stationNames[numbers[i]] = added[i].Site.Name;
        }
    }

    private void Take(RollingPasses passes, IReadOnlyList<TrackedSatellite> satellites)
    {
        Dictionary<string, PassSatellite> wanted = satellites.ToDictionary(satellite => satellite.Name, satellite => satellite.Tracked, StringComparer.Ordinal);
        Dictionary<int, PassSatellite> renewed = [];
        foreach ((string name, Tracked tracked) in _satellites.ToArray())
        {
            if (!wanted.TryGetValue(name, out PassSatellite? now))
            {
                passes.RemoveSatellite(tracked.Number);
                _satellites.Remove(name);
            }
            else if (!Same(tracked.Satellite, now))
            {
                renewed[tracked.Number] = now;
                _satellites[name] = new Tracked(tracked.Number, now);
            }
        }

        if (renewed.Count > 0)
        {
            passes.ReplaceSatellites(renewed);
        }

        TrackedSatellite[] added = [.. satellites.Where(satellite => !_satellites.ContainsKey(satellite.Name))];
        if (added.Length == 0)
        {
            return;
        }

        IReadOnlyList<int> numbers = passes.AddSatellites([.. added.Select(satellite => satellite.Tracked)]);
        for (int i = 0; i < added.Length; i++)
        {
            _satellites[added[i].Name] = new Tracked(numbers[i], added[i].Tracked);
        }
    }

    private void ReadAgain()
    {
        foreach (Tracked satellite in _satellites.Values)
        {
            satellite.Found = null;
        }
    }

    private FoundPass[] Convert(RollingPasses passes, string name, Tracked satellite, DateTimeOffset toUtc)
    {
        List<(string Station, Pass Pass)> seen = [];
        foreach (PassRecord record in passes.Of(satellite.Number))
        {
            seen.Add((_stationNames[record.Station], passes.ToPass(satellite.Number, record)));
        }

        return [.. FoundPass.Of(name, satellite.Satellite.Orbit.Elements, seen).Where(pass => pass.AosUtc < toUtc)];
    }

    private static bool Same(PassSatellite a, PassSatellite b) =>
        a.Orbit.Elements == b.Orbit.Elements && a.MinElevationDegrees == b.MinElevationDegrees && a.Aging == b.Aging;

    private static bool Same(PassStation a, PassStation? b) =>
        b is not null && a.Site.Position == b.Site.Position && a.Mask.Corners.SequenceEqual(b.Mask.Corners);

    private sealed record Placed(int Number, PassStation Station);

    private sealed record Tracked(int Number, PassSatellite Satellite)
    {
        /// <summary>Its passes; null when they have to be read again.</summary>
        public FoundPass[]? Found { get; set; }
    }
}
