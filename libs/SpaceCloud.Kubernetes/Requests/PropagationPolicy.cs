namespace SpaceCloud.Kubernetes;

/// <summary>What happens to the objects that a deleted object owns.</summary>
public enum PropagationPolicy
{
    /// <summary>They stay and lose their owner.</summary>
    Orphan,

    /// <summary>The garbage collector removes them afterwards.</summary>
    Background,

    /// <summary>They go first; the owner waits for them.</summary>
    Foreground,
}
