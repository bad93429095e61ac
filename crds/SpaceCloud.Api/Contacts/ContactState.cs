using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>The life of a contact window.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactState>))]
public enum ContactState
{
    /// <summary>Ahead, nothing booked.</summary>
    Available,

    /// <summary>Ahead and booked: silence through it is a fault.</summary>
    Scheduled,

    /// <summary>Between AOS and LOS.</summary>
    Active,

    /// <summary>Over, and the satellite was heard or nothing was booked.</summary>
    Completed,

    /// <summary>Over, booked, and the satellite was not heard.</summary>
    Missed,

    /// <summary>Withdrawn.</summary>
    Cancelled,
}
