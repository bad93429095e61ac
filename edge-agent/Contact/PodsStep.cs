using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Our pods down from the API server: new ones, deleted ones, and those that are gone for good.</summary>
internal sealed class PodsStep(SessionState state)
{
    public async Task RunAsync(GroundLink link, CancellationToken cancel)
    {
        KubernetesList<V1Pod> list = await link.Api.ListAsync<V1Pod>(
            null, new ListOptions { FieldSelector = $"spec.nodeName={state.Node}" }, cancel);
        Dictionary<string, V1Pod> here = list.Items.Where(pod => pod.Metadata.Uid is not null).ToDictionary(pod => pod.Metadata.Uid!);
        foreach (V1Pod pod in here.Values)
        {
            Take(pod);
        }

        foreach (PodRecord record in state.Pods.All)
        {
            V1Pod? pod = here.GetValueOrDefault(record.Key);
            if (record.State == PodState.Closed)
            {
                await CloseAsync(link, record, pod, cancel);
            }
            else if (pod is null && !record.DeletionRequested && await IsGoneAsync(link, record, cancel))
            {
                Delete(record, "The pod is gone from the API server");
            }
        }
    }

    private void Take(V1Pod pod)
    {
        if (state.Pods.Find(pod.Metadata.Uid!) is { } known)
        {
            if (pod.Metadata.DeletionTimestamp is not null && !known.DeletionRequested)
            {
                Delete(known, "The pod was deleted");
            }

            return;
        }

        // It has ended, and we know nothing of it: this attempt is over, whatever became of our memory.
        if (pod.Status?.Phase is "Succeeded" or "Failed" && pod.Metadata.DeletionTimestamp is null)
        {
            return;
        }

        PodRecord record = PodOrderReader.Read(pod, IsPlanned(pod), state.Clock.RealUtc) with
        {
            DeletionRequested = pod.Metadata.DeletionTimestamp is not null,
        };
        if (state.Pods.TryAdd(record))
        {
            bool refused = record.State == PodState.Refused;
            state.Events.Tell(new AgentEvent(refused ? "Refused" : "PodReceived", refused ? record.Message : $"Attempt {record.Order.Attempt} of {record.Order.Image}")
            {
                Pod = record.Order,
                Warning = refused,
                ForGround = refused,
                Facts = refused ? [("reason", record.Reason)] : [],
            });
        }
    }

    private bool IsPlanned(V1Pod pod) => state.Bundles.Current?.Pods.Any(planned => planned.Uid == pod.Metadata.Uid) is true;

    private void Delete(PodRecord record, string note)
    {
        state.Pods.Update(record.Key, pod => pod with { DeletionRequested = true });
        state.Events.Tell(new AgentEvent("PodDeleted", note) { Pod = record.Order });
    }

    /// <summary>Absence from one list is no evidence yet; the object itself is asked for.</summary>
    private static async Task<bool> IsGoneAsync(GroundLink link, PodRecord record, CancellationToken cancel)
    {
        try
        {
            V1Pod? pod = await link.Api.GetAsync<V1Pod>(record.Order.Name, record.Order.Namespace, cancel);
            return pod is null || pod.Metadata.Uid != record.Key;
        }
        catch (KubernetesException error) when (error.IsForbidden)
        {
            // Newer API servers let a node see nothing but its own pods: it is not ours, so it is not there.
            return true;
        }
    }

    private async Task CloseAsync(GroundLink link, PodRecord record, V1Pod? pod, CancellationToken cancel)
    {
        if (pod is not null)
        {
            await link.Api.DeleteAsync<V1Pod>(
                record.Order.Name,
                record.Order.Namespace,
                new DeleteOptions { GracePeriodSeconds = 0, PreconditionUid = record.Key },
                cancel);
        }

        state.Pods.Remove(record.Key);
    }
}
