namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Where a pod's one attempt stands on board. Only forward, except Deferred and back to Ready, and Starting back to
/// Deferred while nothing has run.</summary>
internal enum PodState
{
    /// <summary>The pod object is here; its plan is not yet in a bundle we could verify.</summary>
    Accepted,

    /// <summary>Planned; image blobs are missing or not yet imported.</summary>
    WaitingForImage,

    /// <summary>Everything is on board; waits for the planned start.</summary>
    Ready,

    /// <summary>The planned start has come, and our own forecast says wait.</summary>
    Deferred,

    /// <summary>Written down before the first call to the runtime: from here on a container may exist.</summary>
    Starting,

    Running,

    /// <summary>Ended with an exit code; results not gathered yet.</summary>
    Exited,

    /// <summary>Output files and log stand in the outbox with their digests.</summary>
    ResultReady,

    /// <summary>The ground has every byte and verified it; container and sandbox are removed.</summary>
    Delivered,

    /// <summary>The pod object is gone; nothing of it is left on board.</summary>
    Closed,

    /// <summary>Never run: it asks for what this agent does not do, or nobody planned it.</summary>
    Refused,

    /// <summary>Never run, or lost: the latest start has passed, or the container vanished.</summary>
    GaveUp,
}
