using System.Globalization;

namespace SpaceCloud.Scale.Bench;

/// <summary>What the operator says it has sent, from its own metrics.</summary>
/// <param name="Writes">Requests that are no GET, whatever the answer.</param>
/// <param name="Renewals">Lease renewals among them.</param>
/// <param name="Conflicts">Answers 409.</param>
internal sealed record OperatorCounts(double Writes, double Renewals, double Conflicts)
{
    public static async Task<OperatorCounts> ReadAsync(int port, CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        OperatorCounts counts = new(0, 0, 0);
        foreach (string line in (await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), cancellationToken)).Split('\n'))
        {
            double value = line.Length > 0 && line[0] != '#' ? double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture) : 0;
            if (line.StartsWith("rest_client_requests_total{", StringComparison.Ordinal))
            {
                counts = counts with
                {
                    Writes = counts.Writes + (line.Contains("method=\"GET\"", StringComparison.Ordinal) ? 0 : value),
                    Conflicts = counts.Conflicts + (line.Contains("code=\"409\"", StringComparison.Ordinal) ? value : 0),
                };
            }
            else if (line.StartsWith("spacecloud_node_lease_renewals_total", StringComparison.Ordinal))
            {
                counts = counts with { Renewals = value };
            }
        }

        return counts;
    }

    public OperatorCounts Since(OperatorCounts before) => new(Writes - before.Writes, Renewals - before.Renewals, Conflicts - before.Conflicts);
}
