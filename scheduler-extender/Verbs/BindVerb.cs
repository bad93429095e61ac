using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>
/// Binds a pod: judges once more against everything promised by now, then writes node name and plan in one request. The next pod's
/// filter can come before this pod's bind, so the snapshot it was filtered by proves nothing any more. Idempotent.
/// </summary>
internal sealed partial class BindVerb(IKubernetesClient client, FleetView view, FleetJudge judge, InFlightBinds inFlight, ILogger logger) : IDisposable
{
    // One at a time: two binds must not be judged against the same ledger.
    private readonly SemaphoreSlim gate = new(1, 1);

    public void Dispose() => gate.Dispose();

    public async Task<ExtenderBindingResult> BindAsync(ExtenderBindingArgs args, CancellationToken cancellationToken)
    {
        if (args is not { PodName.Length: > 0, PodNamespace.Length: > 0, Node.Length: > 0 })
        {
            return Refuse("PodName, PodNamespace and Node are needed");
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            V1Pod? pod = await client.GetAsync<V1Pod>(args.PodName, args.PodNamespace, cancellationToken);
            return Settled(pod, args) ?? await JudgeAndWriteAsync(pod!, args);
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

    private async Task<ExtenderBindingResult> JudgeAndWriteAsync(V1Pod pod, ExtenderBindingArgs args)
    {
        AskedPod asked = AskedPod.Of(pod);
        if (asked.Demand is not { } demand)
        {
            return Refuse(asked.Problem ?? AskedPod.NoDemand);
        }

        Verdict verdict = judge.Judge(view, args.Node!, demand, view.Now()).Verdict;
        if (!verdict.Feasible)
        {
            string reasons = string.Join("; ", verdict.Blockers.Select(blocker => $"{blocker.Reason}: {blocker.Message}"));
            LogRefused(logger, asked.Name, args.Node!, reasons);
            return Refuse($"{args.Node} can no longer take {asked.Name}: {reasons}");
        }

        string plan = PodFacts.Write(verdict.Plan);
        V1Binding binding = new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = pod.Name(),
                NamespaceProperty = pod.Namespace(),
                Uid = pod.Uid(),
                Annotations = new Dictionary<string, string> { [WellKnown.PlanAnnotation] = plan },
            },
            Target = new V1ObjectReference { ApiVersion = "v1", Kind = "Node", Name = args.Node },
        };
        try
        {
            // Once begun it is seen through, though the scheduler hangs up: what was bound must stand in the ledger.
            await client.BindAsync(binding, CancellationToken.None);
        }
        catch (KubernetesException)
        {
            // The write may have been done although its answer was lost, or done by an earlier call: the pod itself knows.
            V1Pod? now = await client.GetAsync<V1Pod>(pod.Name(), pod.Namespace(), CancellationToken.None);
            if (Settled(now, args) is not { Error.Length: 0 } bound)
            {
                throw;
            }

            inFlight.Add(now!);
            return bound;
        }

        inFlight.Add(Bound(pod, args.Node!, plan));
        LogBound(logger, asked.Name, args.Node!, verdict.Plan.StartUtc, verdict.Plan.DeliveredUtc);
        return new ExtenderBindingResult("");
    }

    private static V1Pod Bound(V1Pod pod, string node, string plan) => pod with
    {
        Spec = (pod.Spec ?? new V1PodSpec()) with { NodeName = node },
        Metadata = pod.Metadata with
        {
            Annotations = new Dictionary<string, string>(pod.Metadata.Annotations ?? new Dictionary<string, string>()) { [WellKnown.PlanAnnotation] = plan },
        },
    };

    private static ExtenderBindingResult Refuse(string why) => new(WireText.Plain(why));

    [LoggerMessage(Level = LogLevel.Information, Message = "Bound {Pod} to {Node}: starts {StartUtc:O}, delivered {DeliveredUtc:O} (mission time)")]
    private static partial void LogBound(ILogger logger, string pod, string node, DateTimeOffset startUtc, DateTimeOffset deliveredUtc);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Did not bind {Pod} to {Node}: {Reasons}")]
    private static partial void LogRefused(ILogger logger, string pod, string node, string reasons);
}
