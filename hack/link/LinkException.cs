namespace SpaceCloud.Link;

/// <summary>A wrong option or manifest, or a link that cannot be set up: what is wrong, and the exit code.</summary>
internal sealed class LinkException(int exitCode, string message) : Exception(message)
{
    public const int Failed = 1;
    public const int BadUsage = 2;

    public int ExitCode { get; } = exitCode;
}
