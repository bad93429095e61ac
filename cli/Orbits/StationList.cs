using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Api.Rules;
using SpaceCloud.Orbit;
using SpaceCloud.Orbit.Formats;

namespace SpaceCloud.Cli.Orbits;

/// <summary>What a file of stations holds.</summary>
/// <param name="Stations">In the order of the file.</param>
/// <param name="Refused">One sentence for each station that cannot be used.</param>
internal sealed record StationList(IReadOnlyList<PassStation> Stations, IReadOnlyList<string> Refused)
{
    /// <summary>Lowest elevation where neither the command line nor the file says one: the horizon.</summary>
    private const double Horizon = 0;

    /// <summary>Reads GeoJSON, or manifests of GroundStations.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="minElevationDegrees">
    /// Holds for all stations where it is given, instead of the manifests' own; what hides a station's sky by azimuth holds all the same.
    /// </param>
    /// <exception cref="ManifestException">It has manifests, and one has no sense.</exception>
    public static StationList Read(ReadOnlyMemory<byte> bytes, string source, double? minElevationDegrees)
    {
        if (ManifestText.Of(bytes) is { } manifests)
        {
            return FromManifests(manifests, source, minElevationDegrees);
        }

        StationFile file = StationFile.Read(bytes);
        var mask = ElevationMask.Constant(minElevationDegrees ?? Horizon);
        return new StationList(
            [.. file.Stations.Select(station => new PassStation(new GroundSite(station.Name, station.Position), mask))],
            [.. file.Errors.Select(error => $"{source}: {error.Message}")]);
    }

    private static StationList FromManifests(string yaml, string source, double? minElevationDegrees)
    {
        List<PassStation> stations = [];
        List<string> refused = [];
        foreach (GroundStation station in ManifestReader.Read<GroundStation>(yaml, source))
        {
            string name = station.Metadata.Name ?? "";
            IReadOnlyList<RuleViolation> violations = GroundStationRules.Check(station.Spec);
            if (violations.Count > 0)
            {
                refused.Add($"{source}: {name}: {string.Join("; ", violations)}");
                continue;
            }

            stations.Add(StationFacts.Place(name, station.Spec with { MinElevationDegrees = minElevationDegrees ?? station.Spec.MinElevationDegrees }));
        }

        if (stations.Count + refused.Count == 0)
        {
            refused.Add($"{source}: there is no GroundStation in it");
        }

        return new StationList(stations, refused);
    }
}
