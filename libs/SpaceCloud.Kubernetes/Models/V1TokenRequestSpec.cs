namespace SpaceCloud.Kubernetes.Models;

/// <summary>Which token is asked for.</summary>
public sealed record V1TokenRequestSpec : KubernetesValue
{
    /// <summary>Empty means the API server itself.</summary>
    public IReadOnlyList<string>? Audiences { get; set; }

    /// <summary>At least 600; the server may shorten it.</summary>
    public long? ExpirationSeconds { get; set; }

    /// <summary>The token dies with this object.</summary>
    public V1ObjectReference? BoundObjectRef { get; set; }
}
