namespace SpaceCloud.Api.Wire;

/// <summary>What became of one pod on board, in mission UTC; null where it has not come to it.</summary>
/// <param name="Uid">UID of the pod.</param>
/// <param name="State">How far it is.</param>
/// <param name="UplinkedUtc">When bundle, pod, configuration and image were all on board.</param>
/// <param name="DeferredUntilUtc">Until when the guards hold the start back.</param>
/// <param name="StartedUtc">When the container started.</param>
/// <param name="FinishedUtc">When it ended.</param>
/// <param name="ContainerId">The runtime's id of the container.</param>
/// <param name="LowestStateOfChargePercent">Lowest state of charge measured during the run.</param>
/// <param name="HighestTemperatureCelsius">Highest temperature measured during the run.</param>
/// <param name="Message">The guard's or the failure's words.</param>
public sealed record PodTelemetry(
    string Uid,
    OnBoardState State,
    DateTimeOffset? UplinkedUtc = null,
    DateTimeOffset? DeferredUntilUtc = null,
    DateTimeOffset? StartedUtc = null,
    DateTimeOffset? FinishedUtc = null,
    string? ContainerId = null,
    double? LowestStateOfChargePercent = null,
    double? HighestTemperatureCelsius = null,
    string? Message = null);
