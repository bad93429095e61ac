using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>
/// Sees promises through whose writer did not: it was killed between promise and binding, or never learned what became of the binding.
/// Any replica may: of several bindings of a pod the API server accepts one.
/// </summary>
internal sealed partial class PromiseKeeper(IKubernetesClient client, PromisedPods promised, PromiseBooks books, MissionClock clock, TimeProvider time, ILogger logger)
{
    /// <summary>So long a promise is left to its writer.</summary>
    public static readonly TimeSpan LeftToWriter = TimeSpan.FromSeconds(3);

    /// <summary>A binding is sent at most this long after the promise was looked at; see <see cref="Kept"/>.</summary>
    public static readonly TimeSpan SentWithin = TimeSpan.FromSeconds(30);

    /// <summary>A promise that is too late to bind by is kept so long: a binding on its way may still arrive.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Looks after every promise whose pod is not known to be bound by it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach ((PromisedPod one, V1Pod? known) in promised.Unsettled())
        {
            if (one.Failure is { } last && time.GetElapsedTime(last.Timestamp) < Pause(last.Times))
            {
                continue;
            }

#pragma warning disable CA1031 // One promise that cannot be looked after must not leave the others alone; it is told and tried again.
            try
            {
                await LookAfterAsync(one, known, cancellationToken);
                one.Failure = null;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (one.Failure?.Cause != exception.Message)
                {
                    LogNotSettled(logger, one.Promise.Namespace, one.Promise.Pod, one.Satellite, exception.Message);
                }

                one.Failure = (time.GetTimestamp(), (one.Failure?.Times ?? 0) + 1, exception.Message);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>What failed is tried again after 2, 4, 8 ... seconds.</summary>
    private static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures)));

    private async Task LookAfterAsync(PromisedPod one, V1Pod? known, CancellationToken cancellationToken)
    {
        bool isWriters = time.GetElapsedTime(one.SinceTimestamp) < LeftToWriter;
        if (known is not null && isWriters)
        {
            return;
        }

        // The watch may be behind: the pod itself is asked for.
        long looked = time.GetTimestamp();
        V1Pod? pod = await client.GetAsync<V1Pod>(one.Promise.Pod, one.Promise.Namespace, cancellationToken);
        if (pod is null || pod.Uid() != one.Promise.PodUid || pod.Status?.Phase is "Succeeded" or "Failed")
        {
            promised.Gone(one.Promise.PodUid);
            return;
        }

        one.IsAsked = true;
        if (isWriters || pod is { Spec.NodeName.Length: > 0 } or { Metadata.DeletionTimestamp: not null })
        {
            return;
        }

        if (one.LapsesUtc > clock.MissionUtc(time.GetUtcNow()))
        {
            if (time.GetElapsedTime(looked) < SentWithin)
            {
                await client.BindAsync(one.Binding(), cancellationToken);
                LogBound(logger, one.Promise.Namespace, one.Promise.Pod, one.Satellite);
            }
        }
        else if (time.GetElapsedTime(one.LapsedTimestamp ??= time.GetTimestamp()) >= Kept && await books.WithdrawAsync(one))
        {
            LogWithdrawn(logger, one.Promise.Namespace, one.Promise.Pod, one.Satellite);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Bound {Namespace}/{Pod} to {Satellite}, as it was promised and not done")]
    private static partial void LogBound(ILogger logger, string @namespace, string pod, string satellite);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Took back the promise of {Satellite} to {Namespace}/{Pod}: nobody bound it while its plan could be followed")]
    private static partial void LogWithdrawn(ILogger logger, string @namespace, string pod, string satellite);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not settle what {Satellite} was promised for {Namespace}/{Pod}: {Cause}")]
    private static partial void LogNotSettled(ILogger logger, string @namespace, string pod, string satellite, string cause);
}
