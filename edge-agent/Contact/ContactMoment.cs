namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Whether the agent talks now.</summary>
/// <param name="IsOpen">It may try.</param>
/// <param name="Name">The window; empty when no plan says which.</param>
/// <param name="Station">Its station; empty likewise.</param>
/// <param name="UntilUtc">LOS when open; the next AOS when not; null when no plan says.</param>
internal sealed record ContactMoment(bool IsOpen, string Name, string Station, DateTimeOffset? UntilUtc)
{
    /// <summary>Always trying: no plan, or the agent's own gating is switched off.</summary>
    public static ContactMoment Always { get; } = new(true, string.Empty, string.Empty, null);
}
