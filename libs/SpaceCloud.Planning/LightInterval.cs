namespace SpaceCloud.Planning;

/// <summary>A half-open stretch of mission time with one mean share of sunlight.</summary>
/// <param name="StartUtc">Included.</param>
/// <param name="EndUtc">Excluded.</param>
/// <param name="LitFraction">1 in full sunlight, 0 in umbra, the mean in between for penumbra.</param>
public readonly record struct LightInterval(DateTimeOffset StartUtc, DateTimeOffset EndUtc, double LitFraction);
