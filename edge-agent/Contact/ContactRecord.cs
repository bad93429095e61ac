namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>What became of one contact; a line of the contact log.</summary>
/// <param name="Name">Of the window; empty for one without a plan.</param>
/// <param name="FirstHeardUtc">First answer from the ground, mission time; null when there was none.</param>
/// <param name="LastHeardUtc">Last answer.</param>
/// <param name="BytesUp">Payload bytes received.</param>
/// <param name="BytesDown">Payload bytes sent.</param>
internal sealed record ContactRecord(
    string Name, DateTimeOffset? FirstHeardUtc, DateTimeOffset? LastHeardUtc, long BytesUp, long BytesDown);
