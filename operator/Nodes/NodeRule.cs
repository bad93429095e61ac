using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Nodes;

/// <summary>Compares a Node with its shape. Pure; one change at a time, level by level.</summary>
internal static class NodeRule
{
    /// <summary>The next change.</summary>
    /// <param name="satellite">A satellite whose spec is valid.</param>
    /// <param name="node">The Node as stored; null when there is none.</param>
    /// <param name="vouch">Whether the operator vouches for it now: only then it says Ready on the node's behalf.</param>
    /// <param name="realNowUtc">Real time, for the heartbeat.</param>
    public static NodeChange Next(Satellite satellite, V1Node? node, bool vouch, DateTimeOffset realNowUtc)
    {
        if (node is null)
        {
            return new NodeChange.Create(NodeShape.NewNode(satellite, vouch, realNowUtc));
        }

        string providerId = WellKnown.ProviderIdPrefix + satellite.Metadata.Name;
        if (IsForeign(satellite, node))
        {
            return new NodeChange.Foreign("a Node of this name belongs to somebody else; rename the satellite or remove the Node");
        }

        return Metadata(satellite, node, providerId) is { } patch
            ? new NodeChange.PatchNode(patch)
            : Status(satellite, node, vouch, realNowUtc) is { } status ? new NodeChange.PatchStatus(status) : new NodeChange.None();
    }

    /// <summary>
    /// Whether a Node of the satellite's name is another machine: it has another providerID, or none and a kubelet, as on
    /// bare metal. Such a Node is not touched, and nobody vouches for it.
    /// </summary>
    public static bool IsForeign(Satellite satellite, V1Node node) => node.Spec?.ProviderID is { Length: > 0 } id
        ? id != WellKnown.ProviderIdPrefix + satellite.Metadata.Name
        : node.Status?.NodeInfo?.KubeletVersion is { Length: > 0 };

    private static JsonObject? Metadata(Satellite satellite, V1Node node, string providerId)
    {
        JsonObject labels = [];
        foreach ((string key, string value) in NodeShape.Labels(satellite))
        {
            if (node.GetLabel(key) != value)
            {
                labels[key] = value;
            }
        }

        JsonObject spec = [];
        if (node.Spec?.ProviderID != providerId)
        {
            spec["providerID"] = providerId;
        }

        IReadOnlyList<V1Taint> taints = node.Spec?.Taints ?? [];
        if (!taints.Any(IsOrbitTaint))
        {
            spec["taints"] = new JsonArray([.. taints.Append(NodeShape.OrbitTaint).Select(taint => JsonNode.Parse(SpaceCloudJson.Serialize(taint)))]);
        }

        bool owned = node.Metadata.OwnerReferences?.Any(owner => owner.Uid == satellite.Metadata.Uid) ?? false;
        if (labels.Count == 0 && spec.Count == 0 && owned)
        {
            return null;
        }

        JsonObject metadata = new() { ["resourceVersion"] = node.Metadata.ResourceVersion };
        if (labels.Count > 0)
        {
            metadata["labels"] = labels;
        }

        if (!owned)
        {
            metadata["ownerReferences"] = new JsonArray(JsonNode.Parse(SpaceCloudJson.Serialize(satellite.MakeOwnerReference())));
        }

        JsonObject patch = new() { ["metadata"] = metadata };
        if (spec.Count > 0)
        {
            patch["spec"] = spec;
        }

        return patch;
    }

    private static JsonObject? Status(Satellite satellite, V1Node node, bool vouch, DateTimeOffset realNowUtc)
    {
        JsonObject status = [];
        IReadOnlyDictionary<string, ResourceQuantity> wanted = NodeShape.Capacity(satellite.Spec.Compute);
        if (Difference(node.Status?.Capacity, wanted) is { } capacity)
        {
            status["capacity"] = capacity;
        }

        if (Difference(node.Status?.Allocatable, wanted) is { } allocatable)
        {
            status["allocatable"] = allocatable;
        }

        V1NodeCondition? ready = node.Status?.Conditions?.FirstOrDefault(condition => condition.Type == NodeShape.ReadyType);
        if (vouch && ready?.Status != "True")
        {
            status["conditions"] = new JsonArray(JsonNode.Parse(SpaceCloudJson.Serialize(NodeShape.Ready(realNowUtc))));
        }

        return status.Count == 0
            ? null
            : new JsonObject
            {
                ["metadata"] = new JsonObject { ["resourceVersion"] = node.Metadata.ResourceVersion },
                ["status"] = status,
            };
    }

    /// <summary>What to merge so that the amounts become the wanted ones, removed names as null; null when they are.</summary>
    private static JsonObject? Difference(IReadOnlyDictionary<string, ResourceQuantity>? stored, IReadOnlyDictionary<string, ResourceQuantity> wanted)
    {
        JsonObject difference = [];
        foreach ((string name, ResourceQuantity quantity) in wanted)
        {
            if (stored?.GetValueOrDefault(name) != quantity)
            {
                difference[name] = quantity.ToString();
            }
        }

        foreach (string name in stored?.Keys.Where(name => !wanted.ContainsKey(name)) ?? [])
        {
            difference[name] = null;
        }

        return difference.Count == 0 ? null : difference;
    }

    private static bool IsOrbitTaint(V1Taint taint) =>
        taint.Key == NodeShape.OrbitTaint.Key && taint.Value == NodeShape.OrbitTaint.Value && taint.Effect == NodeShape.OrbitTaint.Effect;
}
