namespace SpaceCloud.Kubernetes.Models;

/// <summary>Which system calls are allowed.</summary>
public sealed record V1SeccompProfile : KubernetesValue
{
    /// <summary>RuntimeDefault, Unconfined or Localhost.</summary>
    public string? Type { get; set; }

    public string? LocalhostProfile { get; set; }
}
