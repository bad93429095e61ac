using System.Globalization;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>What the satellite says: status of its pods, telemetry, node conditions, events.</summary>
internal sealed class ReportStep(SessionState state, Func<bool> isRuntimeReady)
{
    private const string Component = "spacecloud-edge-agent";
    private static readonly TimeSpan TelemetryEvery = TimeSpan.FromSeconds(3);
    private DateTimeOffset _toldRealUtc;
    private long _toldRevisions = -1;

    /// <summary>Status of every pod that changed since the API server last heard of it.</summary>
    public Task StatusAsync(GroundLink link, CancellationToken cancel) => EachInTurn.DoAsync(
        state.Pods.All.Where(pod => pod.ReportedRevision < pod.Revision && pod.State != PodState.Closed),
        pod => StatusAsync(link, pod, cancel),
        error => error is KubernetesException { IsUnreachable: false });

    /// <summary>Telemetry when something changed, and every few seconds of real time.</summary>
    public async Task TelemetryAsync(GroundLink link, CancellationToken cancel)
    {
        IReadOnlyList<PodRecord> pods = state.Pods.All;
        long revisions = pods.Sum(pod => pod.Revision + 1) + (state.Bundles.Current?.Version ?? 0);
        bool due = revisions != _toldRevisions || state.Clock.RealUtc - _toldRealUtc >= TelemetryEvery;
        if (!due || state.Power.Last is not { } reading)
        {
            return;
        }

        Telemetry telemetry = TelemetryReport.Of(reading, state.Bundles.Current?.Version ?? 0, pods);
        await link.Api.PatchAsync<V1Node>(V1Patch.Merge(TelemetryReport.AnnotationPatch(telemetry)), state.Node, null, null, cancel);
        await link.Api.PatchStatusAsync<V1Node>(
            V1Patch.StrategicMerge(TelemetryReport.ConditionsPatch(reading, isRuntimeReady(), state.Clock.RealUtc)), state.Node, null, null, cancel);
        (_toldRevisions, _toldRealUtc) = (revisions, state.Clock.RealUtc);
    }

    /// <summary>Events that happened on board, oldest first. One the API server will never take is dropped.</summary>
    public async Task EventsAsync(GroundLink link, CancellationToken cancel)
    {
        foreach ((string key, PendingEvent pending) in state.Events.Pending())
        {
            try
            {
                await link.Api.CreateAsync(Event(key, pending), cancel);
            }
            catch (KubernetesException error) when (error.IsAlreadyExists || error.IsNotFound || error.IsForbidden || error.IsInvalid)
            {
                // Told before, its namespace is gone, or it is not ours to tell.
            }

            state.Events.Heard(key);
        }
    }

    private async Task StatusAsync(GroundLink link, PodRecord pod, CancellationToken cancel)
    {
        try
        {
            await link.Api.PatchStatusAsync<V1Pod>(
                V1Patch.StrategicMerge(PodStatusReport.Patch(pod, state.Clock.RealUtc)), pod.Order.Name, pod.Order.Namespace, null, cancel);
        }
        catch (KubernetesException error) when (error.IsNotFound || error.IsConflict)
        {
            // Gone, or another pod of the same name: the list of pods will tell.
        }

        state.Pods.Update(pod.Key, record => record with { ReportedRevision = Math.Max(record.ReportedRevision, pod.Revision) });
    }

    private Corev1Event Event(string key, PendingEvent pending)
    {
        bool aboutPod = pending.PodName is not null;
        string subject = pending.PodName ?? state.Node;
        string unique = pending.RealUtc.UtcTicks.ToString("x", CultureInfo.InvariantCulture);
        return new Corev1Event
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"{(subject.Length > 200 ? subject[..200].TrimEnd('-', '.') : subject)}.{unique}-{key.TrimStart('0')}",
                NamespaceProperty = pending.Namespace ?? "default",
            },
            InvolvedObject = new V1ObjectReference
            {
                ApiVersion = "v1",
                Kind = aboutPod ? "Pod" : "Node",
                Name = subject,
                NamespaceProperty = pending.Namespace,
                Uid = pending.PodUid ?? (aboutPod ? null : state.Node),
            },
            Reason = pending.Type,
            Message = pending.Note,
            Type = pending.Warning ? "Warning" : "Normal",
            Source = new V1EventSource { Component = Component, Host = state.Node },
            FirstTimestamp = pending.RealUtc,
            LastTimestamp = pending.RealUtc,
            Count = 1,
            ReportingComponent = Component,
            ReportingInstance = state.Node,
        };
    }
}
