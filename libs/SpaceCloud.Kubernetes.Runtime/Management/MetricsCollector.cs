using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Listens to meters and writes what they measured as Prometheus text. Safe for concurrent use.</summary>
public sealed class MetricsCollector : IDisposable
{
    /// <summary>Series of one instrument at most; labels are bounded by design, and this is the net below.</summary>
    public const int MaxSeriesPerInstrument = 5000;

    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    /// <param name="includeMeter">Which meters to listen to, by name; null for all that begin with <c>SpaceCloud</c>.</param>
    public MetricsCollector(Func<string, bool>? includeMeter = null)
    {
        includeMeter ??= static name => name.StartsWith("SpaceCloud", StringComparison.Ordinal);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (includeMeter(instrument.Meter.Name))
            {
                string name = PrometheusText.Name(instrument.Name);
                listening.EnableMeasurementEvents(instrument, families.GetOrAdd(name, _ => MetricFamily.For(name, instrument)));
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.Start();
    }

    /// <summary>All metrics in text format 0.0.4, ordered by name.</summary>
    public string Render()
    {
        foreach (MetricFamily family in families.Values)
        {
            family.BeginObservation();
        }

        listener.RecordObservableInstruments();
        return PrometheusText.Render(families.Values.OrderBy(family => family.Name, StringComparer.Ordinal));
    }

    public void Dispose() => listener.Dispose();
}
