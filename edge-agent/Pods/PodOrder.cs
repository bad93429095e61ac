namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>What is to be run: the pod object and the plan's inputs and outputs, boiled down to what a runtime needs.</summary>
internal sealed record PodOrder
{
    public required string Uid { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The workload's attempt number (D13); part of the container's identity.</summary>
    public required int Attempt { get; init; }

    public required string ContainerName { get; init; }

    /// <summary>repository@sha256:HEX.</summary>
    public required string Image { get; init; }

    public bool HostNetwork { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyList<string> Args { get; init; } = [];

    public string WorkingDirectory { get; init; } = string.Empty;

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public IReadOnlyList<MountOrder> Mounts { get; init; } = [];

    public long? CpuRequestMillicores { get; init; }

    public long? CpuLimitMillicores { get; init; }

    public long? MemoryLimitBytes { get; init; }

    /// <summary>Seconds between the polite and the final signal when the pod is deleted.</summary>
    public int TerminationGraceSeconds { get; init; } = 30;

    /// <summary>The image's manifest digest, "sha256:HEX".</summary>
    public string ImageDigest => Image[(Image.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
