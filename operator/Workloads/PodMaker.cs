using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Makes the pod of an attempt from a workload whose rules hold. Pure.</summary>
internal static class PodMaker
{
    private static readonly string[] OwnKeys =
    [
        WellKnown.WorkloadLabel, WellKnown.IndexLabel, WellKnown.AttemptLabel, WellKnown.DemandAnnotation, WellKnown.PlanAnnotation,
    ];

    /// <summary>The pod.</summary>
    public static V1Pod Make(SpaceWorkload workload, int index, int attempt, ImageFinding image)
    {
        V1PodTemplateSpec template = workload.Spec.Template;
        V1PodSpec spec = template.Spec!;
        string name = workload.Metadata.Name!;
        Dictionary<string, string> labels = Kept(template.Metadata?.Labels);
        labels[WellKnown.WorkloadLabel] = name;
        labels[WellKnown.IndexLabel] = index.ToString(CultureInfo.InvariantCulture);
        labels[WellKnown.AttemptLabel] = attempt.ToString(CultureInfo.InvariantCulture);
        Dictionary<string, string> annotations = Kept(template.Metadata?.Annotations);
        annotations[WellKnown.DemandAnnotation] = PodFacts.Write(DemandFacts.Of(workload, index, attempt, image.Digest, image.TotalBytes));
        return new V1Pod
        {
            Metadata = new V1ObjectMeta
            {
                Name = PodFacts.NameOf(name, index, attempt),
                NamespaceProperty = workload.Metadata.NamespaceProperty,
                Labels = labels,
                Annotations = annotations,
                OwnerReferences = [workload.MakeOwnerReference()],
            },
            Spec = spec with
            {
                Containers = [.. (spec.Containers ?? []).Select((container, i) => Shaped(container, image.Reference!, gating: i == 0))],
                SchedulerName = WellKnown.SchedulerName,
                RestartPolicy = "Never",
                AutomountServiceAccountToken = false,
                EnableServiceLinks = false,
                Tolerations = NodeFacts.With(spec.Tolerations),
            },
        };
    }

    private static V1Container Shaped(V1Container container, string image, bool gating) => container with
    {
        Image = image,
        ImagePullPolicy = "Never",
        Resources = gating ? Gated(container.Resources) : container.Resources,
    };

    /// <summary>The resource that leads the pod to our scheduler's extender.</summary>
    private static V1ResourceRequirements Gated(V1ResourceRequirements? resources) => (resources ?? new V1ResourceRequirements()) with
    {
        Requests = With(resources?.Requests),
        Limits = With(resources?.Limits),
    };

    private static Dictionary<string, ResourceQuantity> With(IReadOnlyDictionary<string, ResourceQuantity>? amounts) =>
        new(amounts ?? new Dictionary<string, ResourceQuantity>(), StringComparer.Ordinal) { [WellKnown.OrbitResource] = new ResourceQuantity(1) };

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string>? of) =>
        (of ?? new Dictionary<string, string>()).Where(pair => !OwnKeys.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
}
