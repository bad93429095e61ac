using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Listens to meters and writes what they measured as Prometheus text. Safe for concurrent use.</summary>
public sealed class MetricsCollector : IDisposable
{
    /// <summary>Series of one instrument at most; labels are bounded by design, and this is the net below.</summary>
    public const int MaxSeriesPerInstrument = 5000;

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    /// <param name="includeMeter">Which meters to listen to, by name; null for all that begin with <c>SpaceCloud</c>.</param>
    public MetricsCollector(Func<string, bool>? includeMeter = null)
    {
        includeMeter ??= static name => name.StartsWith("SpaceCloud", StringComparison.Ordinal);
        _listener.InstrumentPublished = (instrument, listening) =>
        {
            if (includeMeter(instrument.Meter.Name))
            {
                string name = PrometheusText.Name(instrument.Name);
                listening.EnableMeasurementEvents(instrument, _families.GetOrAdd(name, _ => MetricFamily.For(name, instrument)));
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>All metrics in text format 0.0.4, ordered by name.</summary>
    public string Render()
    {
        foreach (MetricFamily family in _families.Values)
        {
            family.BeginObservation();
        }

        _listener.RecordObservableInstruments();
        return PrometheusText.Render(_families.Values.OrderBy(family => family.Name, StringComparer.Ordinal));
    }

    public void Dispose() => _listener.Dispose();
}
