using System.Diagnostics.Metrics;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>The extender's own instruments.</summary>
internal static class ExtenderMetrics
{
    private static readonly Meter Meter = new("SpaceCloud.SchedulerExtender");

    private static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("spacecloud_extender_requests_total", null, "Calls of the scheduler by verb and status code.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("spacecloud_extender_request_duration_seconds", "s", "Time to answer the scheduler by verb.");

    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("spacecloud_extender_node_refusals_total", null, "Nodes that did not fit a pod, by first reason.");

    private static readonly Counter<long> Binds =
        Meter.CreateCounter<long>("spacecloud_extender_binds_total", null, "Bind calls by result: bound or refused.");

    public static void Answered(string verb, int statusCode, TimeSpan elapsed)
    {
        KeyValuePair<string, object?> name = new("verb", verb);
        Requests.Add(1, name, new KeyValuePair<string, object?>("code", statusCode));
        Duration.Record(elapsed.TotalSeconds, name);
    }

    public static void Refused(string reason, int nodes) => Refusals.Add(nodes, new KeyValuePair<string, object?>("reason", reason));

    public static void BindEnded(bool bound) => Binds.Add(1, new KeyValuePair<string, object?>("result", bound ? "bound" : "refused"));
}
