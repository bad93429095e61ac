namespace SpaceCloud.Kubernetes.Models;

/// <summary>Secret keys and values. Values are bytes here and base64 on the wire.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Secret", PluralName = "secrets")]
public sealed record V1Secret : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Secret";

    public V1ObjectMeta Metadata { get; set; } = new();

    public IReadOnlyDictionary<string, byte[]>? Data { get; set; }

    /// <summary>Write-only: the server moves it into <see cref="Data"/>.</summary>
    public IReadOnlyDictionary<string, string>? StringData { get; set; }

    public string? Type { get; set; }

    public bool? Immutable { get; set; }
}
