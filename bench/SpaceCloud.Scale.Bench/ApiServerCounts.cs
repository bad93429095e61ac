using System.Globalization;
using System.Text.RegularExpressions;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Scale.Bench;

/// <summary>Requests the API server has answered, by what they were for.</summary>
internal sealed partial class ApiServerCounts
{
    private static readonly string[] Writes = ["POST", "PUT", "PATCH", "APPLY", "DELETE"];

    private readonly Dictionary<(string Resource, string Verb), double> _writes = [];

    /// <summary>Answers with code 429.</summary>
    public double TooMany { get; private set; }

    /// <summary>Every kind of write that was seen.</summary>
    public IReadOnlyDictionary<(string Resource, string Verb), double> All => _writes;

    public static async Task<ApiServerCounts> ReadAsync(IKubernetesClient client, CancellationToken cancellationToken)
    {
        ApiServerCounts counts = new();
        foreach (string line in (await client.GetRawAsync("/metrics", cancellationToken)).Split('\n'))
        {
            if (!line.StartsWith("apiserver_request_total{", StringComparison.Ordinal))
            {
                continue;
            }

            Dictionary<string, string> labels = Label().Matches(line).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
            double value = double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            counts.TooMany += labels["code"] == "429" ? value : 0;
            if (Writes.Contains(labels["verb"]))
            {
                string resource = labels["subresource"].Length > 0 ? $"{labels["resource"]}/{labels["subresource"]}" : labels["resource"];
                counts._writes[(resource, labels["verb"])] = counts._writes.GetValueOrDefault((resource, labels["verb"])) + value;
            }
        }

        return counts;
    }

    /// <summary>Writes since an earlier count, without those that were none, by resource and verb.</summary>
    public IReadOnlyList<(string Resource, string Verb, double Count)> Since(ApiServerCounts before) =>
    [
        .. _writes.Select(pair => (pair.Key.Resource, pair.Key.Verb, Count: pair.Value - before._writes.GetValueOrDefault(pair.Key)))
            .Where(row => row.Count > 0)
            .OrderBy(row => row.Resource, StringComparer.Ordinal).ThenBy(row => row.Verb, StringComparer.Ordinal),
    ];

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
