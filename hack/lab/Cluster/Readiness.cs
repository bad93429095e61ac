using System.Diagnostics;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Cluster;

/// <summary>Bounded waiting for a started program, with the end of its log when it fails or takes too long.</summary>
internal static class Readiness
{
    /// <summary>Asks <paramref name="isReady"/> until it says yes.</summary>
    /// <exception cref="LabException">The program ended or was not ready in time.</exception>
    internal static async Task WaitAsync(
        string what,
        ManagedProcess process,
        Func<CancellationToken, Task<bool>> isReady,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        Stopwatch waited = Stopwatch.StartNew();
        string last = "it did not answer";
        while (true)
        {
            if (process.HasExited)
            {
                throw new LabException($"{process.Name} ended with exit code {process.ExitCode} before {what}. The end of {process.LogFile}:\n{process.LogTail()}");
            }

            try
            {
                if (await isReady(cancellationToken))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                last = exception.Message;
            }

            if (waited.Elapsed > timeout)
            {
                throw new LabException(
                    $"waited {timeout.TotalSeconds:0} s for {what} ({last}). The end of {process.LogFile}:\n{process.LogTail()}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Whether a program that ended did so because somebody else had taken its port meanwhile.</summary>
    internal static bool LostItsPort(ManagedProcess process) =>
        process.HasExited && process.LogTail(60).Contains("address already in use", StringComparison.Ordinal);
}
