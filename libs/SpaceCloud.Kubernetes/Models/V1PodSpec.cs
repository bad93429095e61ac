using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a pod shall be.</summary>
public sealed record V1PodSpec : KubernetesValue
{
    public IReadOnlyList<V1Volume>? Volumes { get; set; }

    public IReadOnlyList<V1Container>? InitContainers { get; set; }

    public IReadOnlyList<V1Container>? Containers { get; set; }

    public JsonElement? EphemeralContainers { get; set; }

    /// <summary>Always, OnFailure or Never.</summary>
    public string? RestartPolicy { get; set; }

    public long? TerminationGracePeriodSeconds { get; set; }

    public long? ActiveDeadlineSeconds { get; set; }

    public string? DnsPolicy { get; set; }

    public JsonElement? DnsConfig { get; set; }

    public IReadOnlyDictionary<string, string>? NodeSelector { get; set; }

    public string? ServiceAccountName { get; set; }

    public string? ServiceAccount { get; set; }

    public bool? AutomountServiceAccountToken { get; set; }

    /// <summary>The node the pod is bound to; set once, by a binding.</summary>
    public string? NodeName { get; set; }

    public bool? HostNetwork { get; set; }

    public bool? HostPID { get; set; }

    public bool? HostIPC { get; set; }

    public bool? ShareProcessNamespace { get; set; }

    public V1PodSecurityContext? SecurityContext { get; set; }

    public IReadOnlyList<V1LocalObjectReference>? ImagePullSecrets { get; set; }

    public string? Hostname { get; set; }

    public string? Subdomain { get; set; }

    public JsonElement? Affinity { get; set; }

    public string? SchedulerName { get; set; }

    public IReadOnlyList<V1Toleration>? Tolerations { get; set; }

    public JsonElement? HostAliases { get; set; }

    public string? PriorityClassName { get; set; }

    public int? Priority { get; set; }

    public string? PreemptionPolicy { get; set; }

    public JsonElement? ReadinessGates { get; set; }

    public string? RuntimeClassName { get; set; }

    public bool? EnableServiceLinks { get; set; }

    public IReadOnlyDictionary<string, ResourceQuantity>? Overhead { get; set; }

    public JsonElement? TopologySpreadConstraints { get; set; }

    public bool? SetHostnameAsFQDN { get; set; }
}
