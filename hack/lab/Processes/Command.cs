namespace SpaceCloud.Lab.Processes;

/// <summary>What to start: never a shell string, always a program and its arguments.</summary>
/// <param name="Name">Short name for messages, log file and records.</param>
/// <param name="Program">Path of the program, or a name on the PATH.</param>
/// <param name="Arguments">Its arguments, one an element.</param>
public sealed record Command(string Name, string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Variables set for the child beside those it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Folder the child starts in; null is ours.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>A network namespace of /run/netns to start in; null is ours. The child keeps our mounts (and so its cgroups).</summary>
    public string? NetworkNamespace { get; init; }
}
