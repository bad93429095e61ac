using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>A sort of node.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlacementTier>))]
public enum PlacementTier
{
    /// <summary>Satellites.</summary>
    Orbit,

    /// <summary>Ground nodes of the same cluster.</summary>
    Ground,
}
