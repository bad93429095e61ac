using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>Lets a pod onto nodes with a matching taint.</summary>
public sealed record V1Toleration : KubernetesValue
{
    public string? Key { get; set; }

    /// <summary>Equal (default) or Exists.</summary>
    [JsonPropertyName("operator")]
    public string? OperatorProperty { get; set; }

    public string? Value { get; set; }

    public string? Effect { get; set; }

    /// <summary>How long a NoExecute taint is tolerated; null means without limit.</summary>
    public long? TolerationSeconds { get; set; }
}
