using System.Globalization;
using System.Text;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Prometheus text format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Render(IEnumerable<MetricFamily> families)
    {
        StringBuilder text = new();
        foreach (MetricFamily family in families)
        {
            IReadOnlyList<(string Labels, MetricSeries Series)> all = family.Snapshot();
            if (all.Count == 0)
            {
                continue;
            }

            string help = family.Help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(help).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Type).Append('\n');
            foreach ((string labels, MetricSeries series) in all)
            {
                if (family.Type == "histogram")
                {
                    Histogram(text, family.Name, labels, series);
                }
                else
                {
                    Sample(text, family.Name, labels, series.Value);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Labels in order of their names, escaped, without braces; empty when there are none.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        KeyValuePair<string, object?>[] ordered = tags.ToArray();
        Array.Sort(ordered, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return string.Join(',', ordered.Select(tag => $"{Name(tag.Key)}=\"{Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "")}\""));
    }

    /// <summary>A name with nothing but letters, digits and underscores.</summary>
    public static string Name(string name) =>
        string.Create(name.Length, name, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
            }
        });

    private static void Histogram(StringBuilder text, string name, string labels, MetricSeries series)
    {
        string separator = labels.Length > 0 ? "," : "";
        long cumulative = 0;
        for (int i = 0; i < series.Bounds.Count; i++)
        {
            cumulative += series.Buckets[i];
            Sample(text, $"{name}_bucket", $"{labels}{separator}le=\"{Number(series.Bounds[i])}\"", cumulative);
        }

        Sample(text, $"{name}_bucket", $"{labels}{separator}le=\"+Inf\"", series.Count);
        Sample(text, $"{name}_sum", labels, series.Value);
        Sample(text, $"{name}_count", labels, series.Count);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
