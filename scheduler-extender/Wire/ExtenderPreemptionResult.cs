namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>The answer of preempt. An empty map is a veto: displacing work in orbit is the operator's decision.</summary>
internal sealed record ExtenderPreemptionResult(IReadOnlyDictionary<string, string> NodeNameToMetaVictims)
{
    public static ExtenderPreemptionResult Veto { get; } = new(new Dictionary<string, string>());
}
