using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>The server's answer when there is no object to return: what failed and why.</summary>
public sealed record V1Status : KubernetesValue
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public JsonElement? Metadata { get; set; }

    /// <summary>Success or Failure.</summary>
    public string? Status { get; set; }

    public string? Message { get; set; }

    /// <summary>A machine token such as NotFound, Conflict, AlreadyExists, Expired.</summary>
    public string? Reason { get; set; }

    public V1StatusDetails? Details { get; set; }

    /// <summary>The HTTP status code.</summary>
    public int? Code { get; set; }
}
