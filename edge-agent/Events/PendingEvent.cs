namespace SpaceCloud.EdgeAgent.Events;

/// <summary>An event that waits for a contact.</summary>
/// <param name="Type">Reason of the Kubernetes event.</param>
/// <param name="Note">Its message, the mission time on board in front.</param>
/// <param name="Warning">Its type.</param>
/// <param name="RealUtc">When it happened; Kubernetes times are real ones.</param>
/// <param name="Namespace">Of the pod; null for the node.</param>
/// <param name="PodName">Of the pod; null for the node.</param>
/// <param name="PodUid">Of the pod; null for the node.</param>
internal sealed record PendingEvent(
    string Type, string Note, bool Warning, DateTimeOffset RealUtc, string? Namespace, string? PodName, string? PodUid);
