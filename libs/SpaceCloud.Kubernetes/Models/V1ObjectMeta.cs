using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>What every object carries: identity, labels, owners, life cycle.</summary>
public sealed record V1ObjectMeta : KubernetesValue
{
    /// <summary>Unique among the objects of one kind in one namespace.</summary>
    public string? Name { get; set; }

    /// <summary>A prefix: the server appends five random characters when <see cref="Name"/> is not set.</summary>
    public string? GenerateName { get; set; }

    /// <summary>Null for objects of the cluster itself. (The field is <c>namespace</c>, a C# keyword.)</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; set; }

    /// <summary>Unique over all objects ever made; a name made again has another one.</summary>
    public string? Uid { get; set; }

    /// <summary>Opaque version; sent back in an update it makes the server refuse when somebody wrote in between.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>Counts the changes of the specification; the status does not count.</summary>
    public long? Generation { get; set; }

    public DateTimeOffset? CreationTimestamp { get; set; }

    /// <summary>Set by the server when deletion was asked for; the object goes when the last finalizer has left.</summary>
    public DateTimeOffset? DeletionTimestamp { get; set; }

    public long? DeletionGracePeriodSeconds { get; set; }

    public IReadOnlyDictionary<string, string>? Labels { get; set; }

    public IReadOnlyDictionary<string, string>? Annotations { get; set; }

    public IReadOnlyList<V1OwnerReference>? OwnerReferences { get; set; }

    public IReadOnlyList<string>? Finalizers { get; set; }

    /// <summary>Who owns which field under server-side apply; written by the server.</summary>
    public IReadOnlyList<V1ManagedFieldsEntry>? ManagedFields { get; set; }

    public string? SelfLink { get; set; }
}
