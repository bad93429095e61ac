using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Objects of one kind as they stood at one version of the collection.</summary>
/// <param name="Items">In the server's order (by namespace and name).</param>
/// <param name="Metadata">The collection's version and, on all pages but the last, where the next page starts.</param>
public sealed record KubernetesList<T>(IReadOnlyList<T> Items, V1ListMeta Metadata)
{
    /// <summary>Objects that could not be read and are not among the items.</summary>
    [JsonIgnore]
    public IReadOnlyList<UnreadableObject> Unreadable { get; init; } = [];
}
