namespace SpaceCloud.Kubernetes;

/// <summary>A request to the API server as a value: made without I/O, sent by <see cref="KubernetesClient"/>.</summary>
public sealed record KubernetesRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>Absolute path and query.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The Kubernetes verb (get, list, watch, create, update, patch, delete), for metrics.</summary>
    public required string Verb { get; init; }

    /// <summary>Null when there is no body.</summary>
    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether it may be sent again when nobody knows if it arrived.</summary>
    public bool IsIdempotent { get; init; }
}
