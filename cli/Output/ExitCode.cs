namespace SpaceCloud.Cli.Output;

/// <summary>What the process says to its caller.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>Understood and reached, but it did not work or is not there.</summary>
    Failed = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>No API server answers, or there is no way to one.</summary>
    CannotReach = 3,

    /// <summary>Answered, but not for everything asked: some objects or stations could not be read; standard error names each.</summary>
    Partial = 4,

    /// <summary>Judged, and no satellite can do any of the work; the answer says why.</summary>
    Undecided = 5,
}
