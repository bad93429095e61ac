namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// Runs informers and controllers of a program: informers first, controllers once every store is filled; at the end
/// controllers finish what they have in hand before the informers stop.
/// </summary>
public sealed class ControllerHost(IReadOnlyList<IInformer> informers, IReadOnlyList<IController> controllers)
{
    /// <summary>How long work in hand may take after a stop. Default 15 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether every store is filled: what readiness waits for.</summary>
    public bool HasSynced => informers.All(informer => informer.HasSynced);

    /// <summary>Runs until cancelled. A controller or informer that ends by a bug ends all with its exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource informersStop = new();
        using CancellationTokenSource controllersStop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource abort = new();
        Task[] listening = [.. informers.Select(informer => informer.RunAsync(informersStop.Token))];
        Task working = WorkAsync(controllersStop, abort.Token);
        Task stopped = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider, controllersStop.Token);
        Task first = await Task.WhenAny([working, stopped, .. listening]);

        await controllersStop.CancelAsync();
        using CancellationTokenSource limit = new(StopTimeout, TimeProvider);
        await using CancellationTokenRegistration forced = limit.Token.Register(abort.Cancel);
        try
        {
            await working;
        }
        finally
        {
            await informersStop.CancelAsync();
            await Task.WhenAll(listening);
        }

        if (first != stopped)
        {
            await first;
        }
    }

    private async Task WorkAsync(CancellationTokenSource stopping, CancellationToken abort)
    {
        CancellationToken stop = stopping.Token;
        try
        {
            foreach (IInformer informer in informers)
            {
                await informer.WaitForSyncAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }

        await Task.WhenAll(controllers.Select(RunOneAsync));

        // Without controllers the host is there for its informers.
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        async Task RunOneAsync(IController controller)
        {
            try
            {
                await controller.RunAsync(stop, abort);
            }
            catch
            {
                // The others would go on without it for ever, and nobody would notice.
                await stopping.CancelAsync();
                throw;
            }
        }
    }
}
