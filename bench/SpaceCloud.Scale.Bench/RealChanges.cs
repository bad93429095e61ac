using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Scale.Bench;

/// <summary>
/// What changed in a way a user would notice: objects that came and went, and those of which more differs than the version
/// and the figures that run by themselves. A write that leaves no such change was for nothing.
/// </summary>
internal sealed class RealChanges
{
    private static readonly string[] Running = ["subSatellitePoint", "elementAgeHours", "lastHeardUtc"];

    private readonly ConcurrentDictionary<string, int> _real = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _empty = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Real => _real.ToDictionary(StringComparer.Ordinal);

    /// <summary>Writes that changed nothing a user would notice, by kind.</summary>
    public IReadOnlyDictionary<string, int> Empty => _empty.ToDictionary(StringComparer.Ordinal);

    public bool Counting { get; set; }

    public void Follow<T>(Informer<T> informer)
        where T : class, IKubernetesObject<V1ObjectMeta> => informer.Subscribe(change =>
        {
            if (Counting)
            {
                string kind = ResourceType.Of<T>().PluralName;
                bool real = change.Old is null || change.New is null || Meaning(change.Old) != Meaning(change.New);
                (real ? _real : _empty).AddOrUpdate(kind, 1, (_, count) => count + 1);
            }
        });

    private static string Meaning<T>(T item)
    {
        JsonObject json = JsonNode.Parse(SpaceCloudJson.Serialize(item))!.AsObject();
        (json["metadata"] as JsonObject)?.Remove("resourceVersion");
        foreach (string name in Running)
        {
            // Whether there is one counts, its value does not.
            if (json["status"] is JsonObject status && status.ContainsKey(name))
            {
                status[name] = true;
            }
        }

        return json.ToJsonString();
    }
}
