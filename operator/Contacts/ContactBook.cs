namespace SpaceCloud.Operator.Contacts;

/// <summary>The newest plan, as windows are kept by it; never changes once made.</summary>
/// <param name="Intents">By window name. Windows that are not in it are over, or not known to the planner yet.</param>
/// <param name="Uncertain">Satellites whose windows cannot be relied on, by name.</param>
internal sealed record ContactBook(
    IReadOnlyDictionary<string, WindowIntent> Intents,
    IReadOnlyDictionary<string, Uncertainty> Uncertain);
