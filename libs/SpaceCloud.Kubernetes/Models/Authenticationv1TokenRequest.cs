namespace SpaceCloud.Kubernetes.Models;

/// <summary>Asks for a token of a service account.</summary>
[KubernetesEntity(Group = "authentication.k8s.io", ApiVersion = "v1", Kind = "TokenRequest", PluralName = "serviceaccounts/token")]
public sealed record Authenticationv1TokenRequest : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "authentication.k8s.io/v1";

    public string Kind { get; set; } = "TokenRequest";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1TokenRequestSpec? Spec { get; set; }

    public V1TokenRequestStatus? Status { get; set; }
}
