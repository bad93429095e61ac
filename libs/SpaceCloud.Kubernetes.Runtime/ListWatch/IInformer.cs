namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Anything that keeps a store in step with the API server.</summary>
public interface IInformer
{
    /// <summary>Plural name of the kind, for logs and health checks.</summary>
    string Name { get; }

    /// <summary>Whether a first full list has arrived.</summary>
    bool HasSynced { get; }

    /// <summary>
    /// How long ago the server last showed that the store is in step: by a full list, an event or a bookmark. A server that is well does
    /// so every minute.
    /// </summary>
    TimeSpan Age { get; }

    /// <summary>Lists and watches until cancelled; survives every failure of the server.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Ends when the first full list has arrived.</summary>
    Task WaitForSyncAsync(CancellationToken cancellationToken);
}
