namespace SpaceCloud.Kubernetes.Models;

/// <summary>The token.</summary>
public sealed record V1TokenRequestStatus : KubernetesValue
{
    public string? Token { get; set; }

    public DateTimeOffset? ExpirationTimestamp { get; set; }
}
