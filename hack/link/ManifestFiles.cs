using SpaceCloud.Api;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Link;

/// <summary>Reads the Satellite and the GroundStations from manifests, other kinds are passed over; checks their rules.</summary>
internal static class ManifestFiles
{
    /// <param name="file">YAML (several documents are allowed) or JSON.</param>
    /// <param name="name">Which satellite; may be null when the file holds one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LinkException">Names file, field, value and allowed range.</exception>
    public static async Task<Satellite> ReadSatelliteAsync(string file, string? name, CancellationToken cancellationToken)
    {
        IReadOnlyList<Satellite> satellites = await ReadAsync<Satellite>(file, cancellationToken);
        Satellite[] wanted = [.. satellites.Where(satellite => name is null || satellite.Metadata.Name == name)];
        if (wanted is not [Satellite one])
        {
            throw Bad(file, $"it holds {wanted.Length} satellites{(name is null ? "" : $" named {name}")}, expected one (say which with --satellite)");
        }

        Judge(file, one.Metadata.Name, SatelliteRules.Check(one.Spec));
        return one;
    }

    /// <exception cref="LinkException">Names file, field, value and allowed range.</exception>
    public static async Task<IReadOnlyList<GroundStation>> ReadStationsAsync(string file, CancellationToken cancellationToken)
    {
        IReadOnlyList<GroundStation> stations = await ReadAsync<GroundStation>(file, cancellationToken);
        foreach (GroundStation station in stations)
        {
            Judge(file, station.Metadata.Name, GroundStationRules.Check(station.Spec));
        }

        return stations.Count > 0 ? stations : throw Bad(file, "it holds no GroundStation");
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string file, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return ManifestReader.Read<T>(await File.ReadAllTextAsync(file, cancellationToken), file);
        }
        catch (ManifestException problem)
        {
            throw new LinkException(LinkException.BadUsage, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Bad(file, problem.Message);
        }
    }

    private static void Judge(string file, string? name, IReadOnlyList<RuleViolation> violations)
    {
        if (violations.Count > 0)
        {
            throw Bad(file, $"{name}: {string.Join("; ", violations)}");
        }
    }

    private static LinkException Bad(string file, string what) => new(LinkException.BadUsage, $"{file}: {what}");
}
