using System.Collections.Concurrent;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// Binds a pod: judges once more against everything promised by now, promises, then writes node name and plan in one request. The next
/// pod's filter can come before this pod's bind, so the snapshot it was filtered by proves nothing any more. Idempotent.
/// </summary>
internal sealed partial class BindVerb(IKubernetesClient client, FleetView view, FleetJudge judge, PromiseBooks books, TimeProvider time, ILogger logger)
{
    /// <summary>Other replicas promise the same satellite to others so often in a row at most, before the scheduler has to ask again.</summary>
    private const int MostTries = 5;

    // One at a time for each satellite: two binds must not be judged against the same ledger.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    public async Task<ExtenderBindingResult> BindAsync(ExtenderBindingArgs args, CancellationToken cancellationToken)
    {
        if (args is not { PodName.Length: > 0, PodNamespace.Length: > 0, Node.Length: > 0 })
        {
            return Refuse("PodName, PodNamespace and Node are needed");
        }

        if (view.Named(args.Node) is null)
        {
            return Refuse($"{FleetJudge.NotASatellite}: no Satellite is named {args.Node}");
        }

        SemaphoreSlim gate = gates.GetOrAdd(args.Node, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            V1Pod? pod = await client.GetAsync<V1Pod>(args.PodName, args.PodNamespace, cancellationToken);
            return Settled(pod, args) ?? await PromiseAndBindAsync(pod!, args);
        }
        catch (KubernetesException exception)
        {
            return Refuse($"the API server did not bind {args.PodNamespace}/{args.PodName}: {exception.Message}");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The answer that the pod as it stands gives already; null when it is still to be bound.</summary>
    private static ExtenderBindingResult? Settled(V1Pod? pod, ExtenderBindingArgs args)
    {
        string name = $"{args.PodNamespace}/{args.PodName}";
        return pod switch
        {
            null => Refuse($"pod {name} is gone"),
            _ when args.PodUID is { Length: > 0 } uid && pod.Uid() != uid => Refuse($"pod {name} was made anew"),
            { Spec.NodeName: { Length: > 0 } node } => node == args.Node ? new ExtenderBindingResult("") : Refuse($"pod {name} is bound to {node} already"),
            { Metadata.DeletionTimestamp: not null } => Refuse($"pod {name} is being deleted"),
            _ => null,
        };
    }

    private async Task<ExtenderBindingResult> PromiseAndBindAsync(V1Pod pod, ExtenderBindingArgs args)
    {
        AskedPod asked = AskedPod.Of(pod);
        if (asked.Demand is not { } demand)
        {
            return Refuse(asked.Problem ?? AskedPod.NoDemand);
        }

        for (int tries = 0; tries < MostTries; tries++)
        {
            long began = time.GetTimestamp();

            // Read before anything is judged: what comes in between makes the write fail.
            (V1Lease Lease, string? Problem)? book = view.Promised.BookOf(args.Node!);
            FleetMoment moment = view.Now();
            PromisedPod? promised = Promised(pod, args.Node!, moment);
            if (promised is null)
            {
                Verdict verdict = judge.Judge(view, args.Node!, demand, moment, pod.Uid()).Verdict;
                if (!verdict.Feasible)
                {
                    string reasons = string.Join("; ", verdict.Blockers.Select(blocker => $"{blocker.Reason}: {blocker.Message}"));
                    LogRefused(logger, asked.Name, args.Node!, reasons);
                    return Refuse($"{args.Node} can no longer take {asked.Name}: {reasons}");
                }

                Promise promise = new(pod.Uid() ?? "", pod.Namespace() ?? "", pod.Name(), verdict.Plan, demand);
                if (!await books.PromiseAsync(args.Node!, book, promise))
                {
                    continue;
                }

                promised = new PromisedPod(args.Node!, promise, began);
            }

            // Later than that the promise may have been taken back; it is seen through by whoever finds it.
            return time.GetElapsedTime(began) < PromiseKeeper.SentWithin
                ? await BindAsync(promised, asked, args)
                : Refuse($"the API server took {time.GetElapsedTime(began).TotalSeconds:0} s to note the promise of {args.Node} to {asked.Name}");
        }

        return Refuse($"{args.Node} was promised to others {MostTries} times in a row while {asked.Name} was judged; try again");
    }

    /// <summary>What the pod was promised there before, by us or another replica, while its plan can still be followed: it is bound by that.</summary>
    private PromisedPod? Promised(V1Pod pod, string node, FleetMoment moment) =>
        view.Promised.On(node).FirstOrDefault(one => one.Promise.PodUid == pod.Uid() && one.LapsesUtc > moment.MissionNowUtc);

    private async Task<ExtenderBindingResult> BindAsync(PromisedPod promised, AskedPod asked, ExtenderBindingArgs args)
    {
        try
        {
            await client.BindAsync(promised.Binding(), CancellationToken.None);
        }
        catch (KubernetesException)
        {
            // The write may have been done although its answer was lost, or done by an earlier call: the pod itself knows.
            V1Pod? now = await client.GetAsync<V1Pod>(args.PodName!, args.PodNamespace, CancellationToken.None);
            if (Settled(now, args) is not { Error.Length: 0 } bound)
            {
                throw;
            }

            return bound;
        }

        LogBound(logger, asked.Name, args.Node!, promised.Promise.Plan.StartUtc, promised.Promise.Plan.DeliveredUtc);
        return new ExtenderBindingResult("");
    }

    private static ExtenderBindingResult Refuse(string why) => new(WireText.Plain(why));

    [LoggerMessage(Level = LogLevel.Information, Message = "Bound {Pod} to {Node}: starts {StartUtc:O}, delivered {DeliveredUtc:O} (mission time)")]
    private static partial void LogBound(ILogger logger, string pod, string node, DateTimeOffset startUtc, DateTimeOffset deliveredUtc);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Did not bind {Pod} to {Node}: {Reasons}")]
    private static partial void LogRefused(ILogger logger, string pod, string node, string reasons);
}
