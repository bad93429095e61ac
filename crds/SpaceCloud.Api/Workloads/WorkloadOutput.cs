namespace SpaceCloud.Api;

/// <summary>A directory the container writes.</summary>
public sealed record WorkloadOutput(string Name, string Path, long MaxBytes, OutputTarget? To = null);
