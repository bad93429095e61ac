using System.Globalization;
using SpaceCloud.EdgeAgent.Events;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>
/// The life of a pod's attempt, one step at a time: record and facts in, record and at most one action out. Two promises are
/// kept here: nothing starts past the plan's latest start, and no attempt gets a second container.
/// </summary>
internal static class PodStep
{
    /// <summary>How much earlier than planned a start may be, mission time.</summary>
    public static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(30);

    /// <summary>No back-off is longer, real time.</summary>
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>A deferral that moves by less is not told again.</summary>
    private static readonly TimeSpan DeferralNews = TimeSpan.FromMinutes(2);

    public static PodMove Next(PodRecord pod, PodFacts facts)
    {
        if (pod.DeletionRequested)
        {
            return Delete(pod, facts);
        }

        return pod.State switch
        {
            PodState.Accepted or PodState.WaitingForImage or PodState.Ready or PodState.Deferred => BeforeStart(pod, facts),
            PodState.Starting => Starting(pod, facts),
            PodState.Running => Running(pod, facts),
            PodState.Exited => new PodMove(pod, PodAction.Collect, null),
            PodState.ResultReady when facts.ResultAccepted => Delivered(pod),
            PodState.Delivered or PodState.GaveUp when !pod.ContainerRemoved && facts.RuntimeReachable =>
                new PodMove(pod, PodAction.RemoveContainer, null),
            _ => Stay(pod),
        };
    }

    /// <summary>A container that carries this attempt's labels is taken over in any state: it is the attempt.</summary>
    private static PodMove BeforeStart(PodRecord pod, PodFacts facts)
    {
        if (facts.Container is { } found && facts.Container.Phase is not ContainerPhase.Created)
        {
            return Adopt(pod, found, facts);
        }

        PodRecord planned = Planned(pod, facts);
        if (planned.Plan is not { } current)
        {
            return Wait(pod, PodState.Accepted, PodReason.PlanNotInBundle, "No verified bundle plans this attempt yet");
        }

        if (Problem(pod.Order, current) is var (reason, problem))
        {
            return new PodMove(Changed(planned, PodState.Refused, reason, problem), PodAction.None, new PodNews("Refused", true, problem));
        }

        // Before the latest start is judged: after a lost journal the attempt may run already, and only the runtime knows.
        if (!facts.RuntimeReachable)
        {
            return Wait(planned, planned.State, PodReason.RuntimeUnavailable, "The container runtime does not answer");
        }

        if (facts.MissionUtc > current.StartNotAfterUtc)
        {
            return TooLate(planned, current);
        }

        if (!facts.ImagePresent)
        {
            return facts.ImageComplete
                ? Wait(planned, PodState.WaitingForImage, planned.Reason == PodReason.ImageImportFailed ? planned.Reason : PodReason.ImageMissing,
                    planned.Reason == PodReason.ImageImportFailed ? planned.Message : "The image is on board and being imported") with
                {
                    Action = Due(planned, facts) ? PodAction.ImportImage : PodAction.None,
                }
                : Wait(planned, PodState.WaitingForImage, PodReason.ImageMissing, $"{pod.Order.Image} is not complete on board");
        }

        if (planned.UplinkedUtc is null)
        {
            planned = planned with { UplinkedUtc = facts.MissionUtc, Revision = planned.Revision + 1 };
        }

        return Decide(planned, current, facts);
    }

    private static PodRecord Planned(PodRecord pod, PodFacts facts) =>
        facts.Plan is { } plan && plan.BundleVersion != pod.Plan?.BundleVersion ? pod with { Plan = plan } : pod;

    private static (string Reason, string Message)? Problem(PodOrder order, PodPlan plan)
    {
        if (plan.Unsupported is { } field)
        {
            return (PodReason.UnsupportedField, field);
        }

        return plan.ImageDigest is { } planned && planned != order.ImageDigest
            ? (PodReason.ImageNotPlanned, $"spec.containers[0].image: {order.Image} is not the planned image {planned}")
            : null;
    }

    private static PodMove Decide(PodRecord pod, PodPlan plan, PodFacts facts)
    {
        if (facts.Start is not { } verdict)
        {
            return pod.State is PodState.Ready or PodState.Deferred
                ? Stay(pod)
                : Wait(pod, PodState.Ready, string.Empty, string.Empty);
        }

        bool early = facts.MissionUtc < plan.StartUtc - StartTolerance;
        if (verdict.MayStart)
        {
            return early ? WaitForPlannedStart(pod, plan) : Start(pod, plan);
        }

        DateTimeOffset? allowed = early && verdict.UntilUtc < plan.StartUtc ? plan.StartUtc : verdict.UntilUtc;
        if (allowed is not { } until || until > plan.StartNotAfterUtc)
        {
            string never = $"{verdict.Message}; it cannot start before {MissionText.Of(plan.StartNotAfterUtc)}, the latest start";
            PodRecord gone = Changed(pod, PodState.GaveUp, verdict.Reason, never) with
            {
                Number = verdict.Number,
                Limit = verdict.Limit,
                DeferredUntilUtc = null,
            };
            return new PodMove(gone, PodAction.None, new PodNews("GaveUp", true, never));
        }

        string note = $"Start deferred until {MissionText.Of(until)} because {verdict.Message}";
        bool told = pod.State == PodState.Deferred
            && pod.Reason == verdict.Reason
            && pod.DeferredUntilUtc is { } before
            && (until - before).Duration() < DeferralNews;
        if (told)
        {
            return Stay(pod);
        }

        PodRecord deferred = Changed(pod, PodState.Deferred, verdict.Reason, note) with
        {
            Number = verdict.Number,
            Limit = verdict.Limit,
            DeferredUntilUtc = until,
        };
        return new PodMove(deferred, PodAction.None, new PodNews("StartDeferred", false, note));
    }

    private static PodMove WaitForPlannedStart(PodRecord pod, PodPlan plan)
    {
        // A deferral with its figure stays on record: it is why the plan's start is where it is.
        if (pod.State == PodState.Deferred)
        {
            return Stay(pod);
        }

        string note = $"Start is planned for {MissionText.Of(plan.StartUtc)}";
        PodMove wait = Wait(pod, PodState.Ready, PodReason.WaitingForPlannedStart, note);
        return wait with { Event = wait.Next == pod ? null : new PodNews("Ready", false, "Everything is on board. " + note) };
    }

    private static PodMove Starting(PodRecord pod, PodFacts facts)
    {
        if (!facts.RuntimeReachable)
        {
            return Wait(pod, PodState.Starting, PodReason.RuntimeUnavailable, "The container runtime does not answer");
        }

        if (facts.Container is { } found && found.Phase is not ContainerPhase.Created)
        {
            return Adopt(pod, found, facts);
        }

        // Nothing ran yet (a container that was only created has not): the latest start still binds.
        if (pod.Plan is not { } plan || facts.MissionUtc > plan.StartNotAfterUtc)
        {
            return TooLate(pod, pod.Plan);
        }

        if (!Due(pod, facts))
        {
            return Stay(pod);
        }

        // The allowed start was an earlier one: power and heat may have changed since.
        return facts.Start is { MayStart: false } ? Decide(pod, plan, facts) : Start(pod, plan);
    }

    private static PodMove Running(PodRecord pod, PodFacts facts)
    {
        if (!facts.RuntimeReachable)
        {
            return Stay(pod);
        }

        if (facts.Container is not { } found)
        {
            const string Gone = "The container is gone from the runtime and its exit status with it; it is not run again";
            return Lost(pod, Gone, facts);
        }

        if (found.Phase == ContainerPhase.Unknown)
        {
            const string Unknown = "The runtime lost hold of the container and its exit status; it is stopped and not run again";
            return Lost(pod, Unknown, facts);
        }

        if (found.Phase == ContainerPhase.Running && StartedTooLate(pod, found, facts))
        {
            return TooLate(pod, pod.Plan);
        }

        return found.Phase == ContainerPhase.Exited ? Exit(pod, found, facts) : Stay(pod);
    }

    /// <summary>A runtime that hung may carry out a start long after it was asked; by then the ground may run another attempt.</summary>
    private static bool StartedTooLate(PodRecord pod, ContainerFact found, PodFacts facts) =>
        pod.Plan is { } plan && found.StartedRealUtc is { } startedRealUtc && facts.ToMissionUtc(startedRealUtc) > plan.StartNotAfterUtc + StartTolerance;

    private static PodMove Lost(PodRecord pod, string note, PodFacts facts)
    {
        PodRecord lost = Changed(pod, PodState.GaveUp, PodReason.ContainerLost, note) with
        {
            FinishedRealUtc = facts.RealUtc,
            FinishedUtc = facts.MissionUtc,
        };
        return new PodMove(lost, PodAction.None, new PodNews("ContainerLost", true, note));
    }

    private static PodMove Adopt(PodRecord pod, ContainerFact found, PodFacts facts)
    {
        PodRecord running = Changed(pod, PodState.Running, string.Empty, string.Empty) with
        {
            SandboxId = found.SandboxId,
            ContainerId = found.ContainerId,
            StartedRealUtc = found.StartedRealUtc ?? facts.RealUtc,
            StartedUtc = MissionAt(found.StartedRealUtc, pod.StartedUtc, facts),
            Number = null,
            Limit = null,
            RetryAtRealUtc = null,
        };
        return new PodMove(
            running, PodAction.None, new PodNews("Started", false, $"Container {Short(found.ContainerId)} started"));
    }

    private static PodMove Exit(PodRecord pod, ContainerFact found, PodFacts facts)
    {
        bool failed = found.ExitCode != 0;
        string reason = found.Reason.Length > 0 ? found.Reason : failed ? PodReason.Error : PodReason.Completed;
        DateTimeOffset finishedUtc = MissionAt(found.FinishedRealUtc, null, facts);
        finishedUtc = pod.StartedUtc > finishedUtc ? pod.StartedUtc.Value : finishedUtc;
        string note = $"Container ended with exit code {found.ExitCode.ToString(CultureInfo.InvariantCulture)} at {MissionText.Of(finishedUtc)}";
        PodRecord exited = Changed(pod, PodState.Exited, reason, note) with
        {
            ExitCode = found.ExitCode,
            FinishedRealUtc = found.FinishedRealUtc ?? facts.RealUtc,
            FinishedUtc = finishedUtc,
        };
        return new PodMove(exited, PodAction.Collect, new PodNews("Finished", failed, note));
    }

    private static PodMove Delivered(PodRecord pod) =>
        new(
            pod with { State = PodState.Delivered, Revision = pod.Revision + 1 },
            PodAction.None,
            new PodNews("ResultDelivered", false, "The ground has verified every file of the result"));

    private static PodMove Delete(PodRecord pod, PodFacts facts)
    {
        if (pod.State == PodState.Closed)
        {
            return Stay(pod);
        }

        return facts.RuntimeReachable
            ? new PodMove(pod, PodAction.Erase, null)
            : Wait(pod, pod.State, PodReason.RuntimeUnavailable, "Deleted; the container runtime does not answer");
    }

    private static PodMove Start(PodRecord pod, PodPlan plan)
    {
        PodRecord starting = pod with
        {
            State = PodState.Starting,
            Reason = string.Empty,
            Message = string.Empty,
            Number = null,
            Limit = null,
            Plan = plan,
            StartTries = pod.StartTries + 1,
            Revision = pod.Revision + 1,
        };
        return new PodMove(starting, PodAction.Start, null);
    }

    private static PodMove TooLate(PodRecord pod, PodPlan? plan)
    {
        string when = plan is null ? "unknown" : MissionText.Of(plan.StartNotAfterUtc);
        string why = pod.Reason.Length > 0 ? $" ({pod.Reason}: {pod.Message})" : string.Empty;
        string note = $"The latest start {when} has passed{why}";
        return new PodMove(
            Changed(pod, PodState.GaveUp, PodReason.StartWindowPassed, note),
            PodAction.None,
            new PodNews("GaveUp", true, note));
    }

    private static PodMove Wait(PodRecord pod, PodState state, string reason, string message)
    {
        if (pod.State == state && pod.Reason == reason && pod.Message == message)
        {
            return Stay(pod);
        }

        PodNews? news = reason is PodReason.ImageMissing or PodReason.RuntimeUnavailable && pod.Reason != reason
            ? new PodNews(reason, reason == PodReason.RuntimeUnavailable, message)
            : null;
        return new PodMove(Changed(pod, state, reason, message), PodAction.None, news);
    }

    private static PodRecord Changed(PodRecord pod, PodState state, string reason, string message) =>
        pod with { State = state, Reason = reason, Message = message, Revision = pod.Revision + 1 };

    private static PodMove Stay(PodRecord pod) => new(pod, PodAction.None, null);

    /// <summary>A retry that lies further ahead than any back-off was written under a clock that was wrong.</summary>
    private static bool Due(PodRecord pod, PodFacts facts) =>
        pod.RetryAtRealUtc is not { } at || facts.RealUtc >= at || at - facts.RealUtc > LongestBackOff;

    /// <summary>The runtime stamps real time; what was written down before wins.</summary>
    private static DateTimeOffset MissionAt(DateTimeOffset? realUtc, DateTimeOffset? known, PodFacts facts) =>
        known ?? (realUtc is { } real ? facts.ToMissionUtc(real) : facts.MissionUtc);

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;
}
