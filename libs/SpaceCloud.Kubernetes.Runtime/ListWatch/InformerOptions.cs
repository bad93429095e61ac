namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>What an informer looks at and how often it checks itself.</summary>
public sealed record InformerOptions
{
    /// <summary>Null for all namespaces (and for kinds of the cluster).</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    /// <summary>For example <c>spec.nodeName=eagle-1</c>.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>
    /// A full list at least this often, because etcd 3.4 can lose watch events. Default 5 min; spread by up to a tenth.
    /// </summary>
    public TimeSpan ResyncPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Objects a page at most. Default 500.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>A watch that is silent so long, not even a bookmark, is given up for a full list. Default 180 s; bookmarks come every minute.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(180);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
