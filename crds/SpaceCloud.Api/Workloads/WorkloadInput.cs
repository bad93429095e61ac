namespace SpaceCloud.Api;

/// <summary>A directory the agent fills and mounts read-only.</summary>
public sealed record WorkloadInput(string Name, string Path, InputSource From, long MaxBytes = 0);
