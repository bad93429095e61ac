using System.Diagnostics.Metrics;
using System.Net;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

public class ManagementTests
{
    [Fact]
    public async Task Endpoints_tell_health_and_metrics()
    {
        string? wrong = "store of nodes is empty";
        using MetricsCollector metrics = new();
        using Meter meter = new("SpaceCloud.Tests");
        meter.CreateCounter<long>("endpoint_test_total").Add(3);
        await using ManagementServer server = await ManagementServer.StartAsync(
            new IPEndPoint(IPAddress.Loopback, 0),
            new HealthChecks().Add("ping", () => null),
            new HealthChecks().Add("stores", () => wrong).Add("throws", () => wrong is null ? null : throw new IOException("disk gone")),
            metrics,
            default);
        using HttpClient http = new() { BaseAddress = server.Address };

        Assert.Equal("[+]ping ok\ncheck passed\n", await http.GetStringAsync("/healthz"));
        using HttpResponseMessage notReady = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, notReady.StatusCode);
        Assert.Equal(
            "[-]stores failed: store of nodes is empty\n[-]throws failed: disk gone\ncheck failed\n",
            await notReady.Content.ReadAsStringAsync());
        wrong = null;
        Assert.Equal("[+]stores ok\n[+]throws ok\ncheck passed\n", await http.GetStringAsync("/readyz"));

        using HttpResponseMessage scraped = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", scraped.Content.Headers.ContentType?.ToString());
        Assert.Contains("endpoint_test_total 3\n", await scraped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_are_written_as_prometheus_reads_them()
    {
        string name = $"Own.{Guid.NewGuid():N}";
        using MetricsCollector metrics = new(meterName => meterName == name);
        using Meter meter = new(name);
        Counter<long> counter = meter.CreateCounter<long>("requests_total", null, "Requests\nby code.");
        counter.Add(2, new("code", 200), new("at", "a\"b\\c"));
        counter.Add(1, new("at", "a\"b\\c"), new KeyValuePair<string, object?>("code", 200));
        meter.CreateUpDownCounter<int>("depth").Add(4);
        Histogram<double> histogram = meter.CreateHistogram(
            "took_seconds", "s", "Time.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        histogram.Record(0.1);
        histogram.Record(0.5);
        histogram.Record(5);
        double level = 1.5;
        string series = "first";
        meter.CreateObservableGauge("level", () => new Measurement<double>(level, new KeyValuePair<string, object?>("of.what", series)));

        metrics.Render();
        series = "second";
        const string Expected = """
            # HELP depth 
            # TYPE depth gauge
            depth 4
            # HELP level 
            # TYPE level gauge
            level{of_what="second"} 1.5
            # HELP requests_total Requests\nby code.
            # TYPE requests_total counter
            requests_total{at="a\"b\\c",code="200"} 3
            # HELP took_seconds Time.
            # TYPE took_seconds histogram
            took_seconds_bucket{le="0.1"} 1
            took_seconds_bucket{le="1"} 2
            took_seconds_bucket{le="+Inf"} 3
            took_seconds_sum 5.6
            took_seconds_count 3

            """;
        Assert.Equal(Expected, metrics.Render());
    }

    [Fact]
    public async Task The_fields_own_names_are_there_for_a_working_client_and_queue()
    {
        using MetricsCollector metrics = new();
        await using ScriptedServer server = new(ScriptedAnswer.Refusal(503, "ServiceUnavailable"), ScriptedAnswer.Json("""{"metadata":{"name":"n"}}"""));
        using KubernetesClient client = server.Client();
        await client.GetAsync<Models.V1Node>("n");
        using WorkQueue<string> queue = new("named");
        queue.Add("a");
        await queue.GetAsync(default);

        string text = metrics.Render();
        string host = server.Configuration.Server.Authority;

        Assert.Contains($"rest_client_requests_total{{code=\"503\",host=\"{host}\",method=\"GET\"}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_requests_total{{code=\"200\",host=\"{host}\",method=\"GET\"}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_request_retries_total{{code=\"503\",host=\"{host}\",verb=\"get\"}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_request_duration_seconds_count{{host=\"{host}\",verb=\"get\"}} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("workqueue_adds_total{name=\"named\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("workqueue_depth{name=\"named\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("workqueue_unfinished_work_seconds{name=\"named\"} ", text, StringComparison.Ordinal);
    }
}
