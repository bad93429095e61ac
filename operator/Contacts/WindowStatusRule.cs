using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// The status of one window. Visible is that the object exists, booked its state, promised its reservations, used its bytes: each is
/// told apart. A window in which nothing is booked says nothing beyond what the API server fills in; one between satellites is that always.
/// </summary>
internal static class WindowStatusRule
{
    /// <summary>The status a window shall have.</summary>
    public static ContactWindowStatus StatusOf(WindowFacts facts, ContactWindow window)
    {
        ContactWindowStatus? before = facts.Stored?.Status;
        ContactWindowSpec spec = window.Spec;
        bool isProvided = spec.Origin is ContactOrigin.Provided;
        bool isWithGround = ContactFacts.IsWithGround(window);
        long generation = window.Metadata.Generation ?? 1;
        IReadOnlyList<RuleViolation> violations = isProvided ? ContactWindowRules.Check(spec) : [];

        // An intent with a pass is of a predicted window that had the name before its user took it over.
        WindowIntent? intent = isProvided && facts.Intent?.Pass is not null ? null : facts.Intent;
        bool isBooked = isWithGround && (intent?.Booked ?? (isProvided || before?.State is ContactState.Scheduled or ContactState.Active));
        ContactState state = WindowStateRule.StateAt(new WindowStateFacts(
            spec.AosUtc,
            spec.LosUtc,
            IsRevived(facts, violations.Count) ? null : before?.State,
            isBooked,
            facts.LastHeardUtc,
            facts.ListeningSinceUtc,
            facts.NowUtc));
        bool isOpen = state is ContactState.Available or ContactState.Scheduled or ContactState.Active;
        bool isWithdrawn = facts.Intent?.Withdrawn is not null && isOpen;
        bool heardHere = isWithGround && facts.LastHeardUtc >= spec.AosUtc && facts.LastHeardUtc < spec.LosUtc;
        bool isRecord = before is not null && (spec.LosUtc <= facts.NowUtc || facts.Intent?.Withdrawn is not null);
        ContactWindowStatus status = new(
            isWithdrawn || (violations.Count > 0 && isOpen) ? ContactState.Cancelled : state,
            isRecord ? before!.Reservations : facts.Reservations,
            before?.UplinkUsedBytes,
            before?.DownlinkUsedBytes,
            heardHere ? facts.LastHeardUtc : before?.LastHeardUtc,
            generation,
            Conditions(facts, window, violations, isBooked, generation));
        return SaysNothing(status) && before?.ObservedGeneration is null ? status with { ObservedGeneration = null } : status;
    }

    /// <summary>Whether a status has to be written over the stored one; null stands for what the API server fills in.</summary>
    public static bool IsNews(ContactWindowStatus? stored, ContactWindowStatus wanted) =>
        !WindowWriting.SameStatus(stored ?? new ContactWindowStatus(ContactState.Available), wanted);

    private static bool SaysNothing(ContactWindowStatus status) =>
        status is { State: ContactState.Available, Reservations.Count: 0, Conditions.Count: 0, LastHeardUtc: null };

    /// <summary>What was cancelled for a broken rule, or because its pass had gone, comes back when that is mended.</summary>
    private static bool IsRevived(WindowFacts facts, int violations)
    {
        if (facts.Stored is not { Status: { State: ContactState.Cancelled } status } stored)
        {
            return false;
        }

        return stored.Spec.Origin is ContactOrigin.Provided
            ? violations == 0 && status.Conditions.Any(condition => condition is { Type: ConditionTypes.Valid, Status: "False" })
            : facts.Intent?.Pass is not null && KnownWindows.IsWithdrawn(stored);
    }

    private static IReadOnlyList<V1Condition> Conditions(
        WindowFacts facts, ContactWindow window, IReadOnlyList<RuleViolation> violations, bool isBooked, long generation)
    {
        IReadOnlyList<V1Condition> before = facts.Stored?.Status?.Conditions ?? [];
        if (window.Spec.LosUtc <= facts.NowUtc && facts.Stored is not null)
        {
            return before; // a record of how it was
        }

        ConditionSet conditions = new(before, generation, facts.RealNowUtc);
        if (window.Spec.Origin is ContactOrigin.Provided)
        {
            conditions.Say(
                ConditionTypes.Valid,
                violations.Count == 0,
                violations.Count == 0 ? "RulesHold" : "Misconfigured",
                violations.Count == 0 ? "" : string.Join("; ", violations));
            return conditions.Conditions;
        }

        if (facts.Intent?.Withdrawn is { } gone)
        {
            conditions.Say(ConditionTypes.Certain, false, gone, WithdrawalReason.Message(gone));
        }
        else if (facts.Uncertainty is { } why)
        {
            conditions.Say(ConditionTypes.Certain, false, why.Reason, why.Message);
        }
        else if (conditions.Stored(ConditionTypes.Certain) is not null)
        {
            conditions.Say(ConditionTypes.Certain, true, "ElementsFresh", "the elements are young enough");
        }

        if (facts.Reservations.Count > 0 && facts.Intent?.Refusal is { } refusal)
        {
            conditions.Say(ConditionTypes.Booked, false, refusal.ToString(), BookingWords.Of(refusal));
        }
        else if (isBooked && conditions.Stored(ConditionTypes.Booked) is not null)
        {
            conditions.Say(ConditionTypes.Booked, true, "AntennaFree", "there is an antenna for it");
        }

        return conditions.Conditions;
    }
}
