using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Does what a step decided. Every action may be done again after a crash.</summary>
internal sealed class PodActions(
    PodTable pods,
    PodRuntime runtime,
    ContentStore content,
    IImageImporter importer,
    ResultCollector collector,
    Outbox outbox,
    AgentFolders folders,
    AgentEvents events,
    AgentClock clock)
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RemovalRetry = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, Task> _aside = [];

    /// <summary>True when something was done.</summary>
    /// <exception cref="GrpcException">The runtime failed in an action that is simply tried again in the next turn.</exception>
    public async Task<bool> DoAsync(PodMove move, CancellationToken cancel)
    {
        PodRecord pod = move.Next;
        switch (move.Action)
        {
            case PodAction.ImportImage:
                return await ImportAsync(pod, cancel);
            case PodAction.Start:
                return await StartAsync(pod, cancel);
            case PodAction.Collect:
                await CollectAsync(pod, cancel);
                return true;
            case PodAction.RemoveContainer:
                Aside(pod, () => RemoveAsync(pod, cancel), cancel);
                return false;
            case PodAction.Erase:
                Aside(pod, () => EraseAsync(pod, cancel), cancel);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Waits for what runs aside; after the agent was told to stop.</summary>
    public Task DrainAsync() => Task.WhenAll(_aside.Values);

    /// <summary>Stopping takes up to the pod's grace period: the other pods do not wait for it. One at a time for a pod.</summary>
    private void Aside(PodRecord pod, Func<Task> action, CancellationToken cancel)
    {
        if (_aside.TryGetValue(pod.Key, out Task? running) && !running.IsCompleted)
        {
            return;
        }

        foreach (string done in _aside.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToArray())
        {
            _aside.Remove(done);
        }

        _aside[pod.Key] = TryAsync(pod, action, cancel);
    }

    private async Task TryAsync(PodRecord pod, Func<Task> action, CancellationToken cancel)
    {
        try
        {
            await action();
        }
        catch (OperationCanceledException)
        {
            // The agent stops; the next one does it again.
        }
        catch (Exception error) when (error is GrpcException or IOException or UnauthorizedAccessException or JournalException)
        {
            events.Tell(new AgentEvent("RemovalFailed", error.Message) { Warning = true, Pod = pod.Order });
            await Task.Delay(RemovalRetry, clock.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RemoveAsync(PodRecord pod, CancellationToken cancel)
    {
        await runtime.RemoveAsync(pod.Order, cancel);
        pods.Update(pod.Key, record => record with { ContainerRemoved = true });
    }

    private async Task<bool> ImportAsync(PodRecord pod, CancellationToken cancel)
    {
        ImageManifest? image = await content.ResolveAsync(pod.Order.ImageDigest, cancel);
        if (image is null)
        {
            return false;
        }

        string? problem = await importer.ImportAsync(image, ImageName.Parse(pod.Order.Image), cancel);
        if (problem is not null)
        {
            Later(pod, PodReason.ImageImportFailed, problem);
            return false;
        }

        // The runtime takes a moment to notice; until then the image is not imported again.
        pods.Update(pod.Key, record => record with { RetryAtRealUtc = clock.RealUtc + TimeSpan.FromSeconds(1) });
        events.Tell(new AgentEvent("ImageImported", $"{pod.Order.Image} is in the runtime")
        {
            Pod = pod.Order,
            ForGround = true,
            Facts = [("imageDigest", pod.Order.ImageDigest)],
            Numbers = [("imageBytes", image.TotalBytes)],
        });
        return false;
    }

    private async Task<bool> StartAsync(PodRecord pod, CancellationToken cancel)
    {
        try
        {
            await runtime.StartAsync(pod, cancel);
            return true;
        }
        catch (GrpcException error)
        {
            Later(pod, PodReason.StartFailed, error.Message);
            return false;
        }
    }

    private void Later(PodRecord pod, string reason, string message)
    {
        // The ground hears of the first failure: hours of retries must not push other news out of the journal.
        bool again = pod.Reason == reason || pod.StartTries > 1;
        int tries = pod.Reason == reason ? 5 : Math.Min(pod.StartTries, 5);
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min(LongestRetry.TotalSeconds, Math.Pow(2, tries)));
        pods.Update(pod.Key, record => record with
        {
            Reason = reason,
            Message = message,
            RetryAtRealUtc = clock.RealUtc + wait,
            Revision = record.Revision + 1,
        });
        events.Tell(new AgentEvent(reason, $"{message}; next try in {wait.TotalSeconds:0} s") { Warning = true, Pod = pod.Order, ForGround = !again });
    }

    private async Task CollectAsync(PodRecord pod, CancellationToken cancel)
    {
        CollectedResult result = await collector.CollectAsync(pod, cancel);
        outbox.Put(new OutboxEntry(pod.Key, result.Files, Accepted: false));
        pods.Update(pod.Key, record => record with { State = PodState.ResultReady, Revision = record.Revision + 1 });
        foreach (string left in result.LeftOut)
        {
            events.Tell(new AgentEvent("OutputLeftOut", left) { Warning = true, Pod = pod.Order, ForGround = true });
        }

        long bytes = result.Files.Sum(file => file.SizeBytes);
        events.Tell(new AgentEvent("ResultReady", $"{result.Files.Count} files, {bytes} B wait for the way down")
        {
            Pod = pod.Order,
            Numbers = [("files", result.Files.Count), ("bytes", bytes)],
        });
    }

    private async Task EraseAsync(PodRecord pod, CancellationToken cancel)
    {
        if (!pod.ContainerRemoved)
        {
            await runtime.RemoveAsync(pod.Order, cancel);
        }

        outbox.Remove(pod.Key);
        if (Directory.Exists(folders.Pod(pod.Order)))
        {
            Directory.Delete(folders.Pod(pod.Order), recursive: true);
        }

        pods.Update(pod.Key, record => record with { State = PodState.Closed, ContainerRemoved = true });
        events.Tell(new AgentEvent("Erased", "The pod was deleted; nothing of it is left on board") { Pod = pod.Order });
    }
}
