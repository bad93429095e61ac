namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>One directory the container sees.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">Sensor name, output name or volume name.</param>
/// <param name="Path">Absolute path in the container.</param>
/// <param name="ReadOnly">Sensors always are.</param>
/// <param name="MaxBytes">Outputs: how many bytes were planned for the way down.</param>
internal sealed record MountOrder(MountKind Kind, string Name, string Path, bool ReadOnly, long? MaxBytes);
