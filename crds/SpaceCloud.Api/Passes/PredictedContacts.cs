using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Orbit;
using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Api.Passes;

/// <summary>
/// The contacts satellites could have, as windows that no cluster has: the passes, names, volumes and uncertainties the operator would
/// write. Every pass counts that an antenna of its station could serve if nobody else asked for it.
/// </summary>
public static class PredictedContacts
{
    /// <summary>The windows, by satellite and AOS. Satellites and stations that break rules or whose elements cannot be used have none.</summary>
    /// <param name="satellites">The satellites to predict for.</param>
    /// <param name="stations">All stations.</param>
    /// <param name="taken">Names of windows there are already.</param>
    /// <param name="nowUtc">Mission time.</param>
    /// <param name="horizon">The time to look at.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">The search was ended early.</exception>
    public static IReadOnlyList<ContactWindow> Of(
        IReadOnlyList<Satellite> satellites,
        IReadOnlyList<GroundStation> stations,
        IEnumerable<string> taken,
        DateTimeOffset nowUtc,
        PassHorizon horizon,
        CancellationToken cancellation = default)
    {
        GroundStation[] places = [.. stations
            .Where(station => GroundStationRules.Check(station.Spec).Count == 0)
            .OrderBy(station => station.Metadata.Name, StringComparer.Ordinal)];
        (Satellite Satellite, PassSatellite Tracked)[] tracked = [.. satellites
            .Where(satellite => SatelliteRules.Check(satellite.Spec).Count == 0)
            .OrderBy(satellite => satellite.Metadata.Name, StringComparer.Ordinal)
            .Select(satellite => (satellite, Tracked: Tracked(satellite.Spec, nowUtc)))
            .Where(pair => pair.Tracked is not null)
            .Select(pair => (pair.satellite, pair.Tracked!))];
        FleetPasses found = FleetPassFinder.Find(
            [.. tracked.Select(pair => pair.Tracked)],
            [.. places.Select(station => StationFacts.Place(station.Metadata.Name ?? "", station.Spec))],
            horizon.SearchFromUtc,
            horizon.SearchToUtc,
            Environment.ProcessorCount,
            cancellation);
        WindowNames names = new(taken);
        Dictionary<string, GroundStation> byName = places.ToDictionary(station => station.Metadata.Name ?? "", StringComparer.Ordinal);
        List<ContactWindow> windows = [];
        for (int i = 0; i < tracked.Length; i++)
        {
            (Satellite satellite, PassSatellite orbit) = tracked[i];
            List<(string Station, Pass Pass)> seen = [];
            foreach (PassRecord record in found.Of(i))
            {
                seen.Add((places[record.Station].Metadata.Name ?? "", found.ToPass(i, record)));
            }

            windows.AddRange(FoundPass.Of(satellite.Metadata.Name ?? "", orbit.Orbit.Elements, seen)
                .Where(pass => pass.AosUtc < horizon.ToUtc && PlannedPass.WholeSecond(pass.LosUtc) > nowUtc)
                .Select(pass => PlannedPass.Of(pass, names.New(pass), pass.Revolution, nowUtc))
                .Where(pass => CouldBeServed(pass, byName[pass.Station].Spec, horizon))
                .OrderBy(pass => pass.AosUtc).ThenBy(pass => pass.Name, StringComparer.Ordinal)
                .Select(pass => Window(pass, satellite, byName[pass.Station].Spec)));
        }

        return windows;
    }

    private static PassSatellite? Tracked(SatelliteSpec spec, DateTimeOffset nowUtc)
    {
        ElementsReading elements = ElementsFacts.Read(spec.Orbit, nowUtc);
        return elements.Usable
            ? new PassSatellite(elements.Orbit) { MinElevationDegrees = spec.Links.MinElevationDegrees, Aging = ElementsFacts.Aging(spec.Orbit) }
            : null;
    }

    /// <summary>Long enough, and not in a maintenance of all antennas.</summary>
    private static bool CouldBeServed(PlannedPass pass, GroundStationSpec station, PassHorizon horizon) =>
        AntennaBooking.Book(
            [
                new AntennaRequest
                {
                    Name = pass.Name,
                    Satellite = pass.Satellite,
                    Station = pass.Station,
                    AosUtc = pass.AosUtc,
                    LosUtc = pass.LosUtc,
                    TimingSigmaSeconds = pass.TimingSigmaSeconds,
                },
            ],
            new Dictionary<string, StationAntennas>(StringComparer.Ordinal) { [pass.Station] = StationFacts.Antennas(pass.Station, station) },
            new BookingPolicy { FromUtc = horizon.StartUtc, ToUtc = horizon.ToUtc }).Refused.Count == 0;

    private static ContactWindow Window(PlannedPass pass, Satellite satellite, GroundStationSpec station) => new()
    {
        Metadata = new V1ObjectMeta { Name = pass.Name },
        Spec = ContactFacts.ToWindowSpec(
            ContactFacts.FromPass(pass, satellite.Spec.Links, station), pass.Revolution, ElementsFacts.ElementSetHash(satellite.Spec.Orbit)),
    };
}
