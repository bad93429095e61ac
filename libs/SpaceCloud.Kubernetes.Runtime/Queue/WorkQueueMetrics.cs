using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The field's own metrics of a work queue (names of client-go).</summary>
internal sealed class WorkQueueMetrics : IDisposable
{
    private readonly Meter meter = new(RuntimeMetrics.MeterName);
    private readonly KeyValuePair<string, object?> name;
    private readonly UpDownCounter<long> depth;
    private readonly Counter<long> adds;
    private readonly Counter<long> retries;
    private readonly Histogram<double> queued;
    private readonly Histogram<double> worked;

    public WorkQueueMetrics(string queueName, Func<double> longestRunning, Func<double> unfinished)
    {
        name = new("name", queueName);
        depth = meter.CreateUpDownCounter<long>("workqueue_depth", null, "Current depth of workqueue.");
        adds = meter.CreateCounter<long>("workqueue_adds_total", null, "Total number of adds handled by workqueue.");
        retries = meter.CreateCounter<long>("workqueue_retries_total", null, "Total number of retries handled by workqueue.");
        queued = meter.CreateHistogram<double>("workqueue_queue_duration_seconds", "s", "How long in seconds an item stays in workqueue before being requested.");
        worked = meter.CreateHistogram<double>("workqueue_work_duration_seconds", "s", "How long in seconds processing an item from workqueue takes.");
        meter.CreateObservableGauge(
            "workqueue_longest_running_processor_seconds",
            () => new Measurement<double>(longestRunning(), new TagList { name }),
            "s",
            "How many seconds has the longest running processor for workqueue been running.");
        meter.CreateObservableGauge(
            "workqueue_unfinished_work_seconds",
            () => new Measurement<double>(unfinished(), new TagList { name }),
            "s",
            "How many seconds of work has been done that is in progress and has not been observed by work_duration.");
    }

    public void Added()
    {
        adds.Add(1, name);
        depth.Add(1, name);
    }

    public void Taken(TimeSpan waited)
    {
        depth.Add(-1, name);
        queued.Record(waited.TotalSeconds, name);
    }

    public void Worked(TimeSpan elapsed) => worked.Record(elapsed.TotalSeconds, name);

    public void Retried() => retries.Add(1, name);

    public void Dispose() => meter.Dispose();
}
