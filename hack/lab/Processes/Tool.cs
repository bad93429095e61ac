using System.Diagnostics;

namespace SpaceCloud.Lab.Processes;

/// <summary>Runs short commands to their end.</summary>
public static class Tool
{
    /// <summary>Runs a program and returns what it said, whatever its exit code.</summary>
    public static Task<ToolResult> TryAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken = default) =>
        TryAsync(program, arguments, new Dictionary<string, string>(), cancellationToken);

    /// <summary>As the other, with variables set beside those the program inherits.</summary>
    public static async Task<ToolResult> TryAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        ProcessStartInfo startInfo = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            startInfo.Environment[name] = value;
        }

        using Process process = Process.Start(startInfo) ?? throw new LabException($"{program} did not start");
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a program and returns its output.</summary>
    /// <exception cref="LabException">It ended with another exit code than 0; the message has what it said.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        string[] argv = [.. arguments];
        ToolResult result = await TryAsync(program, argv, cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new LabException($"{program} {string.Join(' ', argv)} ended with exit code {result.ExitCode}: {result.Error.Trim()} {result.Output.Trim()}".TrimEnd());
    }
}
