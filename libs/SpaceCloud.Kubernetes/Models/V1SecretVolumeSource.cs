namespace SpaceCloud.Kubernetes.Models;

/// <summary>The keys of a secret as files.</summary>
public sealed record V1SecretVolumeSource : KubernetesValue
{
    public string? SecretName { get; set; }

    public IReadOnlyList<V1KeyToPath>? Items { get; set; }

    /// <summary>File mode as a decimal number.</summary>
    public int? DefaultMode { get; set; }

    public bool? Optional { get; set; }
}
