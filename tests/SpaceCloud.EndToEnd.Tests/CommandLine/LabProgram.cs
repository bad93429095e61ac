using System.Diagnostics;
using System.Globalization;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.CommandLine;

/// <summary>`spacecloud-lab` in the foreground, as a process of its own.</summary>
internal sealed class LabProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    private LabProgram(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    internal static string Assembly => typeof(Tool).Assembly.Location;

    /// <summary>The folder of its run; null before it has one.</summary>
    internal string? RunFolder => RunTraces.FolderOf(_process.Id);

    internal bool HasExited => _process.HasExited;

    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    internal static LabProgram Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        ProcessStartInfo startInfo = new(DotnetProgram.Path, ["exec", Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            startInfo.Environment[name] = value;
        }

        return new LabProgram(Process.Start(startInfo)!);
    }

    internal Task SaysAsync(string text) => Eventually.BecomesTrueAsync(
        $"the lab says '{text}'",
        () => Lines.Any(line => line.Contains(text, StringComparison.Ordinal)) || (HasExited ? throw new InvalidOperationException(string.Join('\n', Lines)) : false),
        Patience);

    /// <summary>Ctrl-C.</summary>
    internal Task InterruptAsync() => Tool.RunAsync("/usr/bin/kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);

    internal async Task<int> ExitCodeAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>A failed assertion must not leave a lab running; what it started goes with it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
