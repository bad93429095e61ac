using System.Text.Json.Serialization;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api;

/// <summary>Where the satellite flies. Elements older than <paramref name="MaxElementAge"/> place no work.</summary>
public sealed record SatelliteOrbit(TwoLineElementText Tle, TimeSpan? MaxElementAge = null)
{
    /// <summary>Default of <see cref="MaxElementAge"/>: 168 h.</summary>
    public static readonly TimeSpan DefaultMaxElementAge = TimeSpan.FromHours(168);

    /// <summary>Age from the elements' epoch up to which they are trusted.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan? MaxElementAge { get; init; } = MaxElementAge ?? DefaultMaxElementAge;
}
