using System.Text.Json.Nodes;

namespace SpaceCloud.Kubernetes;

/// <summary>A change to one object, in one of the notations the server knows.</summary>
public sealed record V1Patch
{
    private V1Patch(string contentType, ReadOnlyMemory<byte> body, bool isIdempotent)
    {
        ContentType = contentType;
        Body = body;
        IsIdempotent = isIdempotent;
    }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether sending it twice leaves the same object as sending it once.</summary>
    public bool IsIdempotent { get; }

    /// <summary>
    /// JSON merge patch (RFC 7396): fields given are set, null removes, lists are replaced as a whole. With
    /// <c>metadata.resourceVersion</c> inside, the server refuses when somebody wrote in between.
    /// </summary>
    public static V1Patch Merge(JsonObject patch) =>
        new("application/merge-patch+json", KubernetesJson.Serialize(patch), isIdempotent: !HasResourceVersion(patch));

    /// <summary>JSON patch (RFC 6902): steps in order, all or nothing.</summary>
    public static V1Patch Json(params JsonPatchOperation[] operations) =>
        new("application/json-patch+json", KubernetesJson.Serialize(operations), isIdempotent: false);

    /// <summary>Strategic merge patch: as merge, but lists of built-in kinds are merged by their keys. Not for custom resources.</summary>
    public static V1Patch StrategicMerge(JsonObject patch) =>
        new("application/strategic-merge-patch+json", KubernetesJson.Serialize(patch), isIdempotent: !HasResourceVersion(patch));

    // A retry after a lost answer would meet its own write as a conflict and report a failure that was none.
    private static bool HasResourceVersion(JsonObject patch) => patch["metadata"]?["resourceVersion"] is not null;
}
