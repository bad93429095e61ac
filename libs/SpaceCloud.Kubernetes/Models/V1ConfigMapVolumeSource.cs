namespace SpaceCloud.Kubernetes.Models;

/// <summary>The keys of a config map as files.</summary>
public sealed record V1ConfigMapVolumeSource : KubernetesValue
{
    public string? Name { get; set; }

    public IReadOnlyList<V1KeyToPath>? Items { get; set; }

    /// <summary>File mode as a decimal number.</summary>
    public int? DefaultMode { get; set; }

    public bool? Optional { get; set; }
}
