using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>One metric with its series, one for each set of labels.</summary>
internal sealed class MetricFamily
{
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly bool _isObservable;
    private readonly bool _isAbsolute;
    private readonly double[] _bounds;

    private MetricFamily(string name, string help, string type, bool isObservable, bool isAbsolute, double[] bounds)
    {
        Name = name;
        Help = help;
        Type = type;
        _isObservable = isObservable;
        _isAbsolute = isAbsolute;
        _bounds = bounds;
    }

    public string Name { get; }

    public string Help { get; }

    /// <summary>counter, gauge or histogram.</summary>
    public string Type { get; }

    public static MetricFamily For(string name, Instrument instrument)
    {
        string kind = instrument.GetType().Name;
        bool isHistogram = kind.StartsWith("Histogram", StringComparison.Ordinal);
        bool isCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        bool isUpDown = kind.StartsWith("UpDownCounter", StringComparison.Ordinal);
        bool isAdded = isUpDown || kind.StartsWith("Counter", StringComparison.Ordinal);
        return new MetricFamily(
            name,
            instrument.Description ?? "",
            isHistogram ? "histogram" : isCounter ? "counter" : "gauge",
            instrument.IsObservable,
            !isAdded && !isHistogram,
            isHistogram ? AdvisedBounds(instrument) : []);
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = PrometheusText.Labels(tags);
        lock (_gate)
        {
            if (!_series.TryGetValue(labels, out MetricSeries? one))
            {
                if (_series.Count >= MetricsCollector.MaxSeriesPerInstrument)
                {
                    return;
                }

                _series[labels] = one = new MetricSeries(_bounds);
            }

            one.Record(value, _isAbsolute);
        }
    }

    /// <summary>What is observed anew at each scrape must not keep series that are gone.</summary>
    public void BeginObservation()
    {
        if (_isObservable)
        {
            lock (_gate)
            {
                _series.Clear();
            }
        }
    }

    public IReadOnlyList<(string Labels, MetricSeries Series)> Snapshot()
    {
        lock (_gate)
        {
            return [.. _series.Select(pair => (pair.Key, pair.Value.Copy()))];
        }
    }

    private static double[] AdvisedBounds(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised.Select(bound => (double)bound)],
        _ => DefaultBounds,
    };
}
