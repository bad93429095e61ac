namespace SpaceCloud.Cli.Output;

/// <summary>An expected failure: what is wrong and what to do, without a stack trace.</summary>
internal sealed class CommandException(ExitCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Code { get; } = code;
}
