using System.Text.Json.Serialization;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api;

/// <summary>
/// Where the satellite flies, by exactly one of <paramref name="Tle"/> and <paramref name="Omm"/>; <see cref="Facts.ElementsFacts"/>
/// makes an orbit of it. Elements older than <paramref name="MaxElementAge"/> place no work.
/// </summary>
/// <param name="Tle">Two lines as published.</param>
/// <param name="MaxElementAge">Age from the elements' epoch up to which they are trusted.</param>
/// <param name="Omm">The fields of an OMM.</param>
/// <param name="Manoeuvring">Keeps its orbit by thrust: contact times grow uncertain faster with the age of the elements.</param>
public sealed record SatelliteOrbit(
    TwoLineElementText? Tle = null, TimeSpan? MaxElementAge = null, OmmElements? Omm = null, bool Manoeuvring = false)
{
    /// <summary>Default of <see cref="MaxElementAge"/>: 168 h.</summary>
    public static readonly TimeSpan DefaultMaxElementAge = TimeSpan.FromHours(168);

    /// <summary>Age from the elements' epoch up to which they are trusted.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan? MaxElementAge { get; init; } = MaxElementAge ?? DefaultMaxElementAge;
}
