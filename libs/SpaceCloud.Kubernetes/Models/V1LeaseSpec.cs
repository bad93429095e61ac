using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Who holds a lease and until when.</summary>
public sealed record V1LeaseSpec : KubernetesValue
{
    public string? HolderIdentity { get; set; }

    public int? LeaseDurationSeconds { get; set; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? AcquireTime { get; set; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? RenewTime { get; set; }

    public int? LeaseTransitions { get; set; }
}
