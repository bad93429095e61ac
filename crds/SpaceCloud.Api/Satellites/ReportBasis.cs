using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>Where a number in a status comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportBasis>))]
public enum ReportBasis
{
    /// <summary>Reported by the satellite.</summary>
    Measured,

    /// <summary>Forecast on the ground.</summary>
    Predicted,
}
