namespace SpaceCloud.Kubernetes.Models;

/// <summary>One cause of a failure, usually one field.</summary>
public sealed record V1StatusCause : KubernetesValue
{
    public string? Reason { get; set; }

    public string? Message { get; set; }

    public string? Field { get; set; }
}
