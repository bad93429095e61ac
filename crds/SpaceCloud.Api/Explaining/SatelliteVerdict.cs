using System.Text.Json.Serialization;

namespace SpaceCloud.Api.Explaining;

/// <summary>What became of a satellite in a placement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SatelliteVerdict>))]
public enum SatelliteVerdict
{
    /// <summary>The pod is bound to it.</summary>
    Chosen,

    /// <summary>It could do the work.</summary>
    Feasible,

    /// <summary>It cannot; the reason says why.</summary>
    Blocked,
}
