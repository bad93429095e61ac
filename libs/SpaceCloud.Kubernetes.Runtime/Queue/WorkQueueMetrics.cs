using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The field's own metrics of a work queue (names of client-go).</summary>
internal sealed class WorkQueueMetrics : IDisposable
{
    private readonly Meter _meter = new(RuntimeMetrics.MeterName);
    private readonly KeyValuePair<string, object?> _name;
    private readonly UpDownCounter<long> _depth;
    private readonly Counter<long> _adds;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _queued;
    private readonly Histogram<double> _worked;

    public WorkQueueMetrics(string queueName, Func<double> longestRunning, Func<double> unfinished)
    {
        _name = new("name", queueName);
        _depth = _meter.CreateUpDownCounter<long>("workqueue_depth", null, "Current depth of workqueue.");
        _adds = _meter.CreateCounter<long>("workqueue_adds_total", null, "Total number of adds handled by workqueue.");
        _retries = _meter.CreateCounter<long>("workqueue_retries_total", null, "Total number of retries handled by workqueue.");
        _queued = _meter.CreateHistogram<double>("workqueue_queue_duration_seconds", "s", "How long in seconds an item stays in workqueue before being requested.");
        _worked = _meter.CreateHistogram<double>("workqueue_work_duration_seconds", "s", "How long in seconds processing an item from workqueue takes.");
        _meter.CreateObservableGauge(
            "workqueue_longest_running_processor_seconds",
            () => new Measurement<double>(longestRunning(), new TagList { _name }),
            "s",
            "How many seconds has the longest running processor for workqueue been running.");
        _meter.CreateObservableGauge(
            "workqueue_unfinished_work_seconds",
            () => new Measurement<double>(unfinished(), new TagList { _name }),
            "s",
            "How many seconds of work has been done that is in progress and has not been observed by work_duration.");
    }

    public void Added()
    {
        _adds.Add(1, _name);
        _depth.Add(1, _name);
    }

    public void Taken(TimeSpan waited)
    {
        _depth.Add(-1, _name);
        _queued.Record(waited.TotalSeconds, _name);
    }

    public void Worked(TimeSpan elapsed) => _worked.Record(elapsed.TotalSeconds, _name);

    public void Retried() => _retries.Add(1, _name);

    public void Dispose() => _meter.Dispose();
}
