namespace SpaceCloud.Kubernetes.Models;

/// <summary>Keeps pods away that do not tolerate it.</summary>
public sealed record V1Taint : KubernetesValue
{
    public string? Key { get; set; }

    public string? Value { get; set; }

    /// <summary>NoSchedule, PreferNoSchedule or NoExecute.</summary>
    public string? Effect { get; set; }

    public DateTimeOffset? TimeAdded { get; set; }
}
