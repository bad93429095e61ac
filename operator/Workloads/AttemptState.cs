namespace SpaceCloud.Operator.Workloads;

/// <summary>How far one attempt came, as the ground knows it.</summary>
internal enum AttemptState
{
    /// <summary>The pod waits for a satellite.</summary>
    Unplaced,

    /// <summary>A satellite was chosen; the satellite has not been told yet.</summary>
    Placed,

    /// <summary>The satellite holds the plan; nothing was reported about a start.</summary>
    OnBoard,

    /// <summary>The satellite reported a start.</summary>
    Started,

    /// <summary>The satellite reported an end with exit code 0.</summary>
    Succeeded,

    /// <summary>The satellite reported an end with another exit code, or that it will not run the pod.</summary>
    Failed,
}
