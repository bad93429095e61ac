using System.Runtime.InteropServices;

namespace SpaceCloud.Lab.Processes;

/// <summary>kill(2): .NET itself can only send SIGKILL.</summary>
internal static partial class Signals
{
    internal const int Terminate = 15;
    internal const int Kill = 9;

    /// <summary>Sends a signal to a process, or to a whole group when <paramref name="pid"/> is negative. Gone is fine.</summary>
    internal static void Send(int pid, int signal)
    {
        // 0, -1 and 1 would reach ourselves, everybody, or init.
        if (pid is 0 or -1 or 1)
        {
            throw new ArgumentOutOfRangeException(nameof(pid), pid, "not the id of a process that was started here");
        }

        _ = SendSignal(pid, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}
