using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>Who keeps the node's lease alive.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SatelliteAvailability>))]
public enum SatelliteAvailability
{
    /// <summary>The operator, through planned silence, as long as no booked contact is overdue.</summary>
    Predicted,

    /// <summary>The satellite itself, as any Kubernetes node does.</summary>
    Reported,
}
