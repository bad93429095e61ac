using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>What a satellite is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SatelliteRole>))]
public enum SatelliteRole
{
    Computing,
    RemoteSensing,
    Communication,
    Navigation,
}
