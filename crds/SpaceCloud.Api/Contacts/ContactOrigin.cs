using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>Where a contact window comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactOrigin>))]
public enum ContactOrigin
{
    /// <summary>Computed by the operator from the element set.</summary>
    Predicted,

    /// <summary>Applied by a user, as booked with a station provider; the operator does not prune it.</summary>
    Provided,
}
