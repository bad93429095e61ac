using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Orbit;

namespace SpaceCloud.Link;

/// <summary>Contacts by geometry: every pass of the satellite over every station, found again before the known ones run out.</summary>
internal sealed class PassContacts : IContactSource
{
    private const double BitsPerByte = 8;

    /// <summary>Longer than any pass of a low orbit, so that one under way is found whole.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(45);

    private readonly OrbitPropagator _orbit;
    private readonly SatelliteLinks _links;
    private readonly IReadOnlyList<(string Name, GroundStationSpec Spec)> _stations;
    private readonly double _efficiency;
    private readonly TimeSpan _horizon;
    private readonly Lock _lock = new();
    private DateTimeOffset _knownUntilUtc = DateTimeOffset.MinValue;
    private IReadOnlyList<LinkContact> _known = [];

    public PassContacts(
        OrbitPropagator orbit, SatelliteLinks links, IReadOnlyList<(string Name, GroundStationSpec Spec)> stations, double? efficiency, TimeSpan horizon)
    {
        _orbit = orbit;
        _links = links;
        _stations = stations;
        _efficiency = efficiency ?? (links.EfficiencyPercent / 100);
        _horizon = horizon;
    }

    /// <inheritdoc/>
    public IReadOnlyList<LinkContact> From(DateTimeOffset missionUtc)
    {
        lock (_lock)
        {
            if (missionUtc + (_horizon / 2) > _knownUntilUtc)
            {
                _knownUntilUtc = missionUtc + _horizon;
                _known = [.. _stations.SelectMany(station => Find(station.Name, station.Spec, missionUtc)).OrderBy(contact => contact.AosUtc)];
            }

            return [.. _known.Where(contact => contact.LosUtc > missionUtc)];
        }
    }

    private IEnumerable<LinkContact> Find(string name, GroundStationSpec station, DateTimeOffset missionUtc)
    {
        PassStation place = StationFacts.Place(name, station);
        PassSearch search = PassFinder.Find(
            _orbit, place.Site, place.Mask.AtLeast(_links.MinElevationDegrees), missionUtc - LookBack, _knownUntilUtc + LookBack);
        return search.Passes.Select(pass => new LinkContact(
            name,
            pass.AosUtc,
            pass.LosUtc,
            pass.MaxElevationDegrees,
            Rate(_links.UplinkBitsPerSecond, station.MaxUplinkBitsPerSecond),
            Rate(_links.DownlinkBitsPerSecond, station.MaxDownlinkBitsPerSecond)));
    }

    private double Rate(long satelliteBitsPerSecond, long? stationBitsPerSecond) =>
        Math.Min(satelliteBitsPerSecond, stationBitsPerSecond ?? long.MaxValue) / BitsPerByte * _efficiency;
}
