using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpaceCloud.Kubernetes;

/// <summary>The field's own metrics of API calls (names of client-go and controller-runtime).</summary>
public static class RestClientMetrics
{
    /// <summary>The meter to listen to.</summary>
    public const string MeterName = "SpaceCloud.Kubernetes";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("rest_client_requests_total", null, "Number of HTTP requests, partitioned by status code, method and host.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("rest_client_request_duration_seconds", "s", "Request latency in seconds, by verb and host.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("rest_client_request_retries_total", null, "Number of request retries, by status code, verb and host.");

    internal static void Requested(KubernetesRequest request, string host, string code, TimeSpan elapsed)
    {
        Requests.Add(1, new TagList { { "code", code }, { "method", request.Method.Method }, { "host", host } });
        Duration.Record(elapsed.TotalSeconds, new TagList { { "verb", request.Verb }, { "host", host } });
    }

    internal static void Retried(KubernetesRequest request, string host, string code) =>
        Retries.Add(1, new TagList { { "code", code }, { "verb", request.Verb }, { "host", host } });
}
