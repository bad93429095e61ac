namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>The agent's own answer to "may it start now".</summary>
/// <param name="MayStart">Yes, now.</param>
/// <param name="UntilUtc">Otherwise: when it may, mission time; null when not before the latest start.</param>
/// <param name="Reason">Machine token of the limit that would be crossed.</param>
/// <param name="Message">The sentence with the figures.</param>
/// <param name="Number">What would be reached.</param>
/// <param name="Limit">What must not be crossed.</param>
internal sealed record StartVerdict(
    bool MayStart, DateTimeOffset? UntilUtc, string Reason, string Message, double? Number, double? Limit)
{
    public static StartVerdict Now { get; } = new(true, null, string.Empty, string.Empty, null, null);
}
