using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Operator.Conditions;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What the operator says of ground stations. Pure.</summary>
internal static class StationStatusRule
{
    /// <summary>The statuses that differ from what is stored, by name.</summary>
    public static IReadOnlyDictionary<string, GroundStationStatus> News(IEnumerable<GroundStation> stations, DateTimeOffset realNowUtc)
    {
        Dictionary<string, GroundStationStatus> statuses = new(StringComparer.Ordinal);
        foreach (GroundStation station in stations)
        {
            IReadOnlyList<RuleViolation> violations = GroundStationRules.Check(station.Spec);
            ConditionSet conditions = new(station.Status?.Conditions ?? [], station.Metadata.Generation, realNowUtc);
            conditions.Say(
                ConditionTypes.Ready,
                violations.Count == 0,
                violations.Count == 0 ? "RulesHold" : "Misconfigured",
                violations.Count == 0 ? "its passes are planned" : string.Join("; ", violations));
            if (station.Status?.ObservedGeneration != station.Metadata.Generation || !ConditionSet.Same(station.Status?.Conditions, conditions.Conditions))
            {
                statuses[station.Metadata.Name!] = new GroundStationStatus(station.Metadata.Generation, conditions.Conditions);
            }
        }

        return statuses;
    }
}
