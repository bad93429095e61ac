using System.Diagnostics;

namespace SpaceCloud.Lab.Processes;

/// <summary>
/// A child with its own session, its output in a log file, and an end that is noticed. It is killed by the kernel when this
/// program dies, however that happens, and is only ever stopped by its own id.
/// </summary>
public sealed class ManagedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _pump;

    private ManagedProcess(Command command, Process process, string logFile)
    {
        Command = command;
        _process = process;
        Id = process.Id;
        LogFile = logFile;
        Exited = process.WaitForExitAsync();
        _pump = PumpAsync(process, logFile);
    }

    public Command Command { get; }

    public string Name => Command.Name;

    /// <summary>Id of the process, of its group, and of its session.</summary>
    public int Id { get; }

    public string LogFile { get; }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Exited { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Exit code; null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts the command; its output is appended to <paramref name="logFile"/>.</summary>
    public static async Task<ManagedProcess> StartAsync(Command command, string logFile)
    {
        List<string> argv = ["/usr/bin/setsid", "/usr/bin/setpriv", "--pdeathsig", "KILL", "--"];
        if (command.NetworkNamespace is { } networkNamespace)
        {
            // Not `ip netns exec`: that mounts a fresh /sys, in which runc finds no cgroups.
            argv.AddRange(["/usr/bin/nsenter", $"--net=/run/netns/{networkNamespace}", "--"]);
        }

        ProcessStartInfo startInfo = new(argv[0], [.. argv[1..], command.Program, .. command.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach ((string name, string value) in command.Environment)
        {
            startInfo.Environment[name] = value;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(logFile))!);
        Process process = await StarterThread.StartAsync(startInfo);
        process.StandardInput.Close();
        return new ManagedProcess(command, process, logFile);
    }

    /// <summary>The last lines of the log, for a message about a failure.</summary>
    public string LogTail(int lines = 12)
    {
        using FileStream stream = new(LogFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(lines));
    }

    /// <summary>Asks with SIGTERM, insists with SIGKILL after <paramref name="patience"/>; then its whole group is gone.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!HasExited)
        {
            Signals.Send(Id, Signals.Terminate);
            await Task.WhenAny(Exited, Task.Delay(patience));
        }

        await KillAsync();
    }

    /// <summary>As <see cref="StopAsync"/>, but the process alone: what it started in its group lives on.</summary>
    public async Task StopOnlyAsync(TimeSpan patience)
    {
        if (!HasExited)
        {
            Signals.Send(Id, Signals.Terminate);
            await Task.WhenAny(Exited, Task.Delay(patience));
        }

        await KillOnlyAsync();
    }

    /// <summary>SIGKILL to the process alone, as a crash would.</summary>
    public async Task KillOnlyAsync()
    {
        if (!HasExited)
        {
            Signals.Send(Id, Signals.Kill);
        }

        await Exited;
    }

    /// <summary>SIGKILL to the process and what it started in its group; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        Signals.Send(-Id, Signals.Kill);
        await Exited;
        // A daemon that outlives its starter may hold the pipes; its output is not ours any more.
        await Task.WhenAny(_pump, Task.Delay(TimeSpan.FromSeconds(1)));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private static async Task PumpAsync(Process process, string logFile)
    {
        await using FileStream log = new(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using SemaphoreSlim oneWriter = new(1);
        await Task.WhenAll(
            CopyAsync(process.StandardOutput.BaseStream, log, oneWriter),
            CopyAsync(process.StandardError.BaseStream, log, oneWriter));
    }

    private static async Task CopyAsync(Stream from, FileStream log, SemaphoreSlim oneWriter)
    {
        byte[] buffer = new byte[16 * 1024];
        int count;
        while ((count = await ReadAsync(from, buffer)) > 0)
        {
            await oneWriter.WaitAsync();
            try
            {
                await log.WriteAsync(buffer.AsMemory(0, count));
            }
            finally
            {
                oneWriter.Release();
            }
        }
    }

    private static async Task<int> ReadAsync(Stream from, byte[] buffer)
    {
        try
        {
            return await from.ReadAsync(buffer);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or IOException)
        {
            return 0;
        }
    }
}
