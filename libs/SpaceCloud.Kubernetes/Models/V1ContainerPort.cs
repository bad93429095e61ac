namespace SpaceCloud.Kubernetes.Models;

/// <summary>A port a container listens on.</summary>
public sealed record V1ContainerPort : KubernetesValue
{
    public string? Name { get; set; }

    public int ContainerPort { get; set; }

    public int? HostPort { get; set; }

    public string? HostIP { get; set; }

    public string? Protocol { get; set; }
}
