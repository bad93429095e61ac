using System.Text.Json;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using YamlDotNet.Core;

namespace SpaceCloud.Link;

/// <summary>Reads the Satellite and the GroundStations from manifests, other kinds are passed over; checks their rules.</summary>
internal static class ManifestReader
{
    /// <param name="file">YAML (several documents are allowed) or JSON.</param>
    /// <param name="name">Which satellite; may be null when the file holds one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LinkException">Names file, field, value and allowed range.</exception>
    public static async Task<Satellite> ReadSatelliteAsync(string file, string? name, CancellationToken cancellationToken)
    {
        IReadOnlyList<Satellite> satellites = await ReadAsync<Satellite>(file, nameof(Satellite), cancellationToken);
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
        IReadOnlyList<GroundStation> stations = await ReadAsync<GroundStation>(file, nameof(GroundStation), cancellationToken);
        foreach (GroundStation station in stations)
        {
            Judge(file, station.Metadata.Name, GroundStationRules.Check(station.Spec));
        }

        return stations.Count > 0 ? stations : throw Bad(file, "it holds no GroundStation");
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string file, string kind, CancellationToken cancellationToken)
    {
        try
        {
            string text = await File.ReadAllTextAsync(file, cancellationToken);
            return [.. YamlJson.Documents(text).Where(document => IsOf(document, kind)).Select(document => SpaceCloudJson.Deserialize<T>(document))];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or YamlException or JsonException)
        {
            throw Bad(file, problem.Message);
        }
    }

    private static bool IsOf(byte[] document, string kind)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        return json.RootElement.TryGetProperty("kind", out JsonElement value) && value.ValueEquals(kind);
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
