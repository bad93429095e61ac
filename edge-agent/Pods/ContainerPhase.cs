namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>A container's state as the runtime reports it.</summary>
internal enum ContainerPhase
{
    Created,
    Running,
    Exited,
    Unknown,
}
