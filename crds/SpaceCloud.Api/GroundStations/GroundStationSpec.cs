using System.Text.Json.Serialization;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api;

/// <summary>Where a station stands and what its antennas can do.</summary>
public sealed record GroundStationSpec(
    double LatitudeDegrees,
    double LongitudeDegrees,
    double AltitudeMeters = 0,
    double MinElevationDegrees = 5,
    int Antennas = 1,
    long? MaxUplinkBitsPerSecond = null,
    long? MaxDownlinkBitsPerSecond = null,
    TimeSpan? SetupTime = null,
    TimeSpan? MinContactDuration = null,
    IReadOnlyList<StationMaintenance>? Maintenance = null,
    IReadOnlyList<HorizonPoint>? HorizonMask = null)
{
    /// <summary>Default of <see cref="SetupTime"/>: 60 s.</summary>
    public static readonly TimeSpan DefaultSetupTime = TimeSpan.FromSeconds(60);

    /// <summary>Default of <see cref="MinContactDuration"/>: 60 s.</summary>
    public static readonly TimeSpan DefaultMinContactDuration = TimeSpan.FromSeconds(60);

    /// <summary>How long an antenna takes to be ready for a pass.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan? SetupTime { get; init; } = SetupTime ?? DefaultSetupTime;

    /// <summary>A pass of which less is sure is never booked.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan? MinContactDuration { get; init; } = MinContactDuration ?? DefaultMinContactDuration;

    /// <summary>When antennas are away.</summary>
    public IReadOnlyList<StationMaintenance> Maintenance { get; init; } = Maintenance ?? [];

    /// <summary>The lowest elevation by azimuth; empty where nothing hides the sky.</summary>
    public IReadOnlyList<HorizonPoint> HorizonMask { get; init; } = HorizonMask ?? [];
}
