namespace SpaceCloud.Api;

/// <summary>What is known to have happened to one replica, in mission UTC; null where nothing is known yet.</summary>
public sealed record HappenedRun(
    DateTimeOffset? UplinkedUtc = null,
    DateTimeOffset? DeferredUntilUtc = null,
    DateTimeOffset? StartUtc = null,
    DateTimeOffset? FinishUtc = null,
    DateTimeOffset? DeliveredUtc = null,
    double? LowestStateOfChargePercent = null,
    double? HighestTemperatureCelsius = null);
