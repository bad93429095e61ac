namespace SpaceCloud.Api;

/// <summary>When what is seen counts, mission UTC.</summary>
/// <param name="NotBefore">From then on; null for from now on.</param>
/// <param name="NotAfter">Until then; null for until the deadline.</param>
public sealed record CaptureWindow(DateTimeOffset? NotBefore = null, DateTimeOffset? NotAfter = null);
