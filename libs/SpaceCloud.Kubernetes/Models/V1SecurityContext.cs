using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Security settings of one container; they win over the pod's.</summary>
public sealed record V1SecurityContext : KubernetesValue
{
    public bool? AllowPrivilegeEscalation { get; set; }

    public V1Capabilities? Capabilities { get; set; }

    public bool? Privileged { get; set; }

    public string? ProcMount { get; set; }

    public bool? ReadOnlyRootFilesystem { get; set; }

    public long? RunAsUser { get; set; }

    public long? RunAsGroup { get; set; }

    public bool? RunAsNonRoot { get; set; }

    public V1SeccompProfile? SeccompProfile { get; set; }

    public JsonElement? SeLinuxOptions { get; set; }
}
