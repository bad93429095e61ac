using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Nodes;

/// <summary>What must be written to bring a Node into shape: exactly one of the nested cases.</summary>
internal abstract record NodeChange
{
    private NodeChange()
    {
    }

    /// <summary>The Node is as it shall be.</summary>
    public sealed record None : NodeChange;

    /// <summary>There is none: create it.</summary>
    public sealed record Create(V1Node Node) : NodeChange;

    /// <summary>A Node of this name exists that is not this satellite's: it is left alone.</summary>
    public sealed record Foreign(string Message) : NodeChange;

    /// <summary>Merge patch of metadata and spec, guarded by resourceVersion.</summary>
    public sealed record PatchNode(JsonObject Patch) : NodeChange;

    /// <summary>Strategic merge patch of the status (conditions by type), guarded by resourceVersion.</summary>
    public sealed record PatchStatus(JsonObject Patch) : NodeChange;
}
