namespace SpaceCloud.Kubernetes;

/// <summary>How to delete, and what must still be true for it.</summary>
public sealed record DeleteOptions
{
    /// <summary>Null for the kind's default; 0 at once.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>Null for the kind's default.</summary>
    public PropagationPolicy? PropagationPolicy { get; init; }

    /// <summary>Refuse (409) when the object was made anew since.</summary>
    public string? PreconditionUid { get; init; }

    /// <summary>Refuse (409) when the object was written since.</summary>
    public string? PreconditionResourceVersion { get; init; }
}
