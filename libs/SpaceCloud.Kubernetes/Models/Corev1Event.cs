using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Something that happened to an object, told to people.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Event", PluralName = "events")]
public sealed record Corev1Event : KubernetesValue, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Event";

    public V1ObjectMeta Metadata { get; set; } = new();

    public V1ObjectReference? InvolvedObject { get; set; }

    /// <summary>A machine token in CamelCase.</summary>
    public string? Reason { get; set; }

    /// <summary>At most 1,024 characters.</summary>
    public string? Message { get; set; }

    public V1EventSource? Source { get; set; }

    public DateTimeOffset? FirstTimestamp { get; set; }

    public DateTimeOffset? LastTimestamp { get; set; }

    public int? Count { get; set; }

    /// <summary>Normal or Warning.</summary>
    public string? Type { get; set; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; set; }

    public JsonElement? Series { get; set; }

    public string? Action { get; set; }

    public V1ObjectReference? Related { get; set; }

    public string? ReportingComponent { get; set; }

    public string? ReportingInstance { get; set; }
}
