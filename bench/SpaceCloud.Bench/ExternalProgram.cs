using System.Diagnostics;
using System.Globalization;

namespace SpaceCloud.Bench;

/// <summary>A program that propagates sets and measures itself; what it is given and what it must answer: bench/README.md.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program, and arguments that go before ours.</param>
internal sealed record ExternalProgram(string Name, params string[] Command)
{
    /// <summary>Has it propagate every set of a file to every minute, and answers with the seconds it says it took.</summary>
    /// <param name="setsPath">File of two-line sets without names.</param>
    /// <param name="minutes">Minutes from each set's epoch.</param>
    /// <param name="states">Sets times minutes: what it must say it has propagated.</param>
    /// <param name="statesPath">Where it shall write the states; null for a timed run.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public async Task<double> RunAsync(string setsPath, MinuteRange minutes, long states, string? statesPath, CancellationToken cancellationToken)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"{minutes.First},{minutes.Step},{minutes.Count}");
        using Process process = Start([.. Command[1..], setsPath, range, .. statesPath is null ? Array.Empty<string>() : [statesPath]]);
        try
        {
            string answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Dictionary<string, string> values = answer
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(' ', 2))
                .Where(parts => parts.Length == 2)
                .GroupBy(parts => parts[0], StringComparer.Ordinal)
                .ToDictionary(parts => parts.Key, parts => parts.Last()[1], StringComparer.Ordinal);
            if (process.ExitCode != 0
                || !double.TryParse(values.GetValueOrDefault("seconds"), CultureInfo.InvariantCulture, out double seconds)
                || !long.TryParse(values.GetValueOrDefault("states"), CultureInfo.InvariantCulture, out long done)
                || done != states
                || !(seconds > 0))
            {
                throw new PeerFailedException($"{Name} ended with code {process.ExitCode} and said \"{answer.Trim()}\"; expected \"states {states}\" and \"seconds S\", S above 0, on lines of their own (bench/README.md)");
            }

            return seconds;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Command[0], arguments) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerFailedException($"{Name} cannot be started: {e.Message}", e);
        }
    }
}
