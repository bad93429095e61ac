using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>Whose data is processed where.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkloadMode>))]
public enum WorkloadMode
{
    /// <summary>Data of the satellite, processed on board.</summary>
    SpaceData,

    /// <summary>Data sent up from the ground, processed on board.</summary>
    GroundData,

    /// <summary>Both.</summary>
    Joint,
}
