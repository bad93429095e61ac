namespace SpaceCloud.Kubernetes.Models;

/// <summary>What a failure is about.</summary>
public sealed record V1StatusDetails : KubernetesValue
{
    public string? Name { get; set; }

    public string? Group { get; set; }

    public string? Kind { get; set; }

    public string? Uid { get; set; }

    public IReadOnlyList<V1StatusCause>? Causes { get; set; }

    public int? RetryAfterSeconds { get; set; }
}
