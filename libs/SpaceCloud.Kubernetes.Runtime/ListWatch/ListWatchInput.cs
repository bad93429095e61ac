namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>What I/O brought.</summary>
internal abstract record ListWatchInput
{
    public sealed record PageArrived<T>(KubernetesPage<T> Page) : ListWatchInput;

    public sealed record EventArrived<T>(WatchEvent<T> Event, string? ResourceVersion) : ListWatchInput;

    /// <summary>The server ended the watch.</summary>
    public sealed record WatchEnded : ListWatchInput;

    /// <summary>The version or page asked for is gone: HTTP 410, an ERROR event, or an expired continue token.</summary>
    public sealed record Gone : ListWatchInput;

    /// <summary>Any other refusal, or no answer.</summary>
    public sealed record Failed(TimeSpan? RetryAfter) : ListWatchInput;

    /// <summary>
    /// Time for a full list, whatever the watch says: etcd 3.4 can lose events, and a watch that fell silent may have been for long.
    /// </summary>
    public sealed record ResyncDue : ListWatchInput;

    public sealed record WaitOver : ListWatchInput;
}
