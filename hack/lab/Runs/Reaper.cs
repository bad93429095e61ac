using System.Diagnostics;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Runs;

/// <summary>
/// A second program that waits for the end of a pipe we hold open. When we die, however that happens, the kernel closes the
/// pipe and it takes away what our run left: containers and namespaces are nobody's children, so a parent-death signal
/// does not reach them.
/// </summary>
internal sealed class Reaper : IAsyncDisposable
{
    private readonly Process _process;

    private Reaper(Process process) => _process = process;

    internal static async Task<Reaper> StartAsync(string runId)
    {
        string assembly = typeof(Reaper).Assembly.Location;
        // A session of its own: a Ctrl-C on our terminal must not reach it.
        ProcessStartInfo startInfo = new("/usr/bin/setsid", [DotnetProgram.Path, "exec", assembly, "clean", "--run", runId, "--when-input-ends"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It waits nearly always; let it be small.
        startInfo.Environment["DOTNET_gcServer"] = "0";
        Process process = Process.Start(startInfo) ?? throw new LabException("the reaper did not start");
        string? ready = await process.StandardOutput.ReadLineAsync();
        if (ready is null)
        {
            throw new LabException($"the reaper ended at once: {await process.StandardError.ReadToEndAsync()}");
        }

        return new Reaper(process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
