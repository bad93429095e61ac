namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Back-off of keys whose work failed.</summary>
public sealed record WorkQueueOptions
{
    /// <summary>After the first failure; doubled with each further one. Default 200 ms.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Default 60 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
