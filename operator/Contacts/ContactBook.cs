namespace SpaceCloud.Operator.Contacts;

/// <summary>The newest plan, as windows are kept by it; never changes once made.</summary>
/// <param name="Intents">By window name. Windows that are not in it are over, or not known to the planner yet.</param>
/// <param name="Uncertain">Satellites whose windows cannot be relied on, by name.</param>
internal sealed record ContactBook(
    IReadOnlyDictionary<string, WindowIntent> Intents,
    IReadOnlyDictionary<string, Uncertainty> Uncertain)
{
    /// <summary>Why a window cannot be relied on; null when it can.</summary>
    /// <param name="satellite">Its satellite; null where it is not known.</param>
    /// <param name="peer">The satellite it sends to; null where there is none.</param>
    public Uncertainty? UncertaintyOf(string? satellite, string? peer) =>
        Uncertain.GetValueOrDefault(satellite ?? "") ?? Uncertain.GetValueOrDefault(peer ?? "");
}
