using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>A promise, and the pod it is for in the form it has once it is bound.</summary>
internal sealed class PromisedPod(string satellite, Promise promise, long sinceTimestamp)
{
    private readonly string plan = PodFacts.Write(promise.Plan);

    public string Satellite => satellite;

    public Promise Promise => promise;

    /// <summary>When this process heard of it first.</summary>
    public long SinceTimestamp => sinceTimestamp;

    /// <summary>Since when it is too late to bind the pod by it, as far as this process knows; null while it is not.</summary>
    public long? LapsedTimestamp { get; set; }

    /// <summary>When looking after it last failed, how often in a row, and why; null when it did not.</summary>
    public (long Timestamp, int Times, string Cause)? Failure { get; set; }

    /// <summary>The API server was asked for the pod, and has it.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The pod has ended or been deleted: the promise holds nothing any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>The pod as the binding makes it.</summary>
    public V1Pod Bound { get; } = new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = promise.Pod,
            NamespaceProperty = promise.Namespace,
            Uid = promise.PodUid,
            Annotations = new Dictionary<string, string>
            {
                [WellKnown.DemandAnnotation] = PodFacts.Write(promise.Demand),
                [WellKnown.PlanAnnotation] = PodFacts.Write(promise.Plan),
            },
        },
        Spec = new V1PodSpec { NodeName = satellite },
    };

    /// <summary>Whether it stands for this very promise.</summary>
    public bool IsOf(Promise other) => promise.PodUid == other.PodUid && plan == PodFacts.Write(other.Plan);

    /// <summary>Whether a pod is bound by it: what it takes is counted with the pod then.</summary>
    public bool IsKeptBy(V1Pod pod) => pod.Uid() == promise.PodUid && pod.Spec?.NodeName == satellite && pod.GetAnnotation(WellKnown.PlanAnnotation) == plan;

    /// <summary>Whether a pod is bound there by a plan made after this one: this one can never become true any more.</summary>
    public bool IsOutdatedBy(V1Pod pod) =>
        pod.Uid() == promise.PodUid && pod.Spec?.NodeName == satellite && !IsKeptBy(pod) && PodFacts.PlanOf(pod).Value?.PlannedUtc >= promise.Plan.PlannedUtc;

    /// <summary>Mission time from which on the plan can no longer be followed to the letter.</summary>
    public DateTimeOffset LapsesUtc => promise.Plan.Uplink.Count > 0 ? promise.Plan.Uplink[0].AosUtc : promise.Plan.StartUtc;

    /// <summary>The write that binds the pod: node name and plan in one.</summary>
    public V1Binding Binding() => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = promise.Pod,
            NamespaceProperty = promise.Namespace,
            Uid = promise.PodUid,
            Annotations = new Dictionary<string, string> { [WellKnown.PlanAnnotation] = plan },
        },
        Target = new V1ObjectReference { ApiVersion = "v1", Kind = "Node", Name = satellite },
    };
}
