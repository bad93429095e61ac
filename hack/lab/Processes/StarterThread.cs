using System.Collections.Concurrent;
using System.Diagnostics;

namespace SpaceCloud.Lab.Processes;

/// <summary>
/// The one thread that starts children. The kernel's parent-death signal fires when the *thread* that forked ends, so children
/// must not be started from a pool thread, which the pool may retire while the program lives on (prctl(2), PR_SET_PDEATHSIG).
/// </summary>
internal static class StarterThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static StarterThread() => new Thread(Run) { IsBackground = true, Name = "process starter" }.Start();

    internal static Task<Process> StartAsync(ProcessStartInfo startInfo)
    {
        TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(startInfo) ?? throw new InvalidOperationException("no process was started"));
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static void Run()
    {
        foreach (Action action in Work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
