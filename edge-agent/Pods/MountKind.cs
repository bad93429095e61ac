namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Where the directory behind a mount comes from.</summary>
internal enum MountKind
{
    /// <summary>A sensor's data, read-only.</summary>
    Sensor,

    /// <summary>An empty directory whose files are sent down after the run.</summary>
    Output,

    /// <summary>An empty directory that is thrown away.</summary>
    Scratch,
}
