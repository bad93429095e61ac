using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.Scale.Bench;

/// <summary>
/// Satellites that do nothing but report once in each booked contact, as agents do: a telemetry annotation on their Node. A
/// fleet that never answers would be a thousand faults, not a steady state.
/// </summary>
internal sealed class AnsweringSatellites(IKubernetesClient client, Informer<ContactWindow> windows, MissionClock clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, byte> _answered = new(StringComparer.Ordinal);
    private int _reports;

    /// <summary>Reports so far; each is one write, and not the operator's.</summary>
    public int Reports => _reports;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                DateTimeOffset nowUtc = clock.MissionUtc(DateTimeOffset.UtcNow);
                foreach (ContactWindow window in windows.Store.Snapshot.Values.Where(window =>
                    window.Status?.State is ContactState.Active && window.Spec.AosUtc.AddSeconds(5) <= nowUtc && _answered.TryAdd(window.Metadata.Name!, 0)))
                {
                    await ReportAsync(window.Spec.Satellite, nowUtc, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task ReportAsync(string satellite, DateTimeOffset nowUtc, CancellationToken cancellationToken)
    {
        Telemetry telemetry = new(nowUtc, 80, 20, true, 1, []);
        JsonObject patch = new()
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [WellKnown.TelemetryAnnotation] = SpaceCloudJson.Text(telemetry) } },
        };
        try
        {
            await client.PatchAsync<V1Node>(V1Patch.Merge(patch), satellite, null, "scale-bench", cancellationToken);
            Interlocked.Increment(ref _reports);
        }
        catch (KubernetesException problem) when (problem.IsNotFound)
        {
            // In contact before its Node was made: it had nobody to report to.
        }
    }
}
