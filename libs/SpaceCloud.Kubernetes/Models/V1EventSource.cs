namespace SpaceCloud.Kubernetes.Models;

/// <summary>Who tells.</summary>
public sealed record V1EventSource : KubernetesValue
{
    public string? Component { get; set; }

    public string? Host { get; set; }
}
