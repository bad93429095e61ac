namespace SpaceCloud.Api;

/// <summary>The plan of one replica, in mission UTC.</summary>
public sealed record PlannedRun(
    string UplinkContact,
    DateTimeOffset UplinkedUtc,
    DateTimeOffset StartUtc,
    DateTimeOffset StartNotAfterUtc,
    DateTimeOffset FinishUtc,
    string DownlinkContact,
    DateTimeOffset DeliveredUtc,
    double LowestStateOfChargePercent,
    double? HighestTemperatureCelsius = null);
