namespace SpaceCloud.Samples.Wildfire;

/// <summary>An expected failure: what the user reads, and the exit code.</summary>
internal sealed class DetectionException(int exitCode, string message) : Exception(message)
{
    public const int BadParameters = 2;
    public const int MissingScene = 3;
    public const int BadScene = 4;
    public const int CannotWrite = 5;

    public int ExitCode { get; } = exitCode;
}
