namespace SpaceCloud.Kubernetes.Models;

/// <summary>A key and the file it becomes.</summary>
public sealed record V1KeyToPath : KubernetesValue
{
    public string? Key { get; set; }

    public string? Path { get; set; }

    /// <summary>File mode as a decimal number.</summary>
    public int? Mode { get; set; }
}
