using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What the planner knows of windows: those that are stored, and those the plan before wanted and that are still being written.</summary>
internal static class KnownWindows
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownWindow> Of(PlanRoundFacts facts)
    {
        List<KnownWindow> known = [];
        HashSet<string> stored = new(StringComparer.Ordinal);
        foreach (ContactWindow window in facts.Windows.Where(ContactFacts.IsWithGround))
        {
            string name = window.Metadata.Name!;
            stored.Add(name);
            WindowIntent? intent = facts.Before?.Intents.GetValueOrDefault(name);
            known.Add(new KnownWindow(
                window.Spec.Origin is ContactOrigin.Provided ? PassOf(window) : intent?.Pass ?? PassOf(window),
                window.Spec.Origin is ContactOrigin.Provided,
                window.Status?.State is ContactState.Cancelled && !IsWithdrawn(window),
                window.Status?.State is ContactState.Scheduled or ContactState.Active || intent?.Booked is true,
                facts.Reserved.Contains(name) || (IsWithdrawn(window) && window.Status!.Reservations.Count > 0)));
        }

        foreach ((string name, WindowIntent intent) in facts.Before?.Intents ?? new Dictionary<string, WindowIntent>())
        {
            if (intent.Pass is { } pass && !stored.Contains(name))
            {
                known.Add(new KnownWindow(pass, Provided: false, Booked: intent.Booked, Reserved: facts.Reserved.Contains(name)));
            }
        }

        return known;
    }

    /// <summary>Whether the planner itself cancelled a window.</summary>
    public static bool IsWithdrawn(ContactWindow window) =>
        window.Status is { State: ContactState.Cancelled } status
        && status.Conditions.Any(condition => condition is { Type: ConditionTypes.Certain, Status: "False" } && WithdrawalReason.Is(condition.Reason));

    /// <summary>The pass of a stored window.</summary>
    public static PlannedPass PassOf(ContactWindow window) => new(
        window.Metadata.Name!,
        window.Spec.Satellite,
        window.Spec.Station ?? "",
        window.Spec.Revolution,
        window.Spec.AosUtc,
        window.Spec.TcaUtc,
        window.Spec.LosUtc,
        window.Spec.MaxElevationDegrees,
        window.Spec.TimingSigmaSeconds ?? 0,
        PeerSatellite: window.Spec.PeerSatellite);
}
