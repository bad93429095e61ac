using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Hosting;
using SpaceCloud.Testing;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>The whole extender, running against a real API server until it is disposed.</summary>
internal sealed class RunningExtender : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new();
    private readonly Extender extender;
    private readonly Task running;

    private RunningExtender(Extender extender)
    {
        this.extender = extender;
        running = extender.RunAsync(stop.Token);
    }

    public Uri Address => extender.Address;

    /// <summary>Ends when it is ready.</summary>
    public static async Task<RunningExtender> StartAsync(string kubeconfig, MissionClock clock)
    {
        ExtenderOptions options = new() { Listen = new IPEndPoint(IPAddress.Loopback, 0), Clock = clock };
        RunningExtender started = new(await Extender.StartAsync(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig), options, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None));
        await Eventually.BecomesTrueAsync("the extender knows the fleet", () => started.extender.IsReady, TimeSpan.FromSeconds(60));
        return started;
    }

    /// <summary>The bind verb; empty when it is bound.</summary>
    public async Task<string> BindAsync(V1Pod pod, string node)
    {
        JsonObject asked = new() { ["PodName"] = pod.Metadata.Name, ["PodNamespace"] = pod.Metadata.NamespaceProperty, ["PodUID"] = pod.Metadata.Uid, ["Node"] = node };
        using StringContent content = new(asked.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(Address, "bind"), content);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return (string)JsonNode.Parse(body)!["Error"]!;
    }

    /// <summary>What it has booked on some satellites, as it says itself.</summary>
    public async Task<string> LedgerAsync(params string[] satellites)
    {
        JsonArray all = JsonNode.Parse(await http.GetStringAsync(new Uri(Address, "ledger")))!.AsArray();
        return string.Join('\n', all.Where(one => satellites.Contains((string)one!["satellite"]!)).Select(one => one!.ToJsonString()));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await extender.DisposeAsync();
        http.Dispose();
        stop.Dispose();
    }
}
