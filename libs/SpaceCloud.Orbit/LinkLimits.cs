using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>What two satellites need for a link.</summary>
public sealed record LinkLimits
{
    /// <summary>Longest distance, km.</summary>
    public required double MaxRangeKilometers { get; init; }

    /// <summary>
    /// Lowest height over the WGS-84 ellipsoid, km, the line of sight may pass at: 80 to 100 is the practice of radio and optical
    /// links, 0 the bare Earth.
    /// </summary>
    public double GrazingAltitudeKilometers { get; init; } = 100;

    /// <summary>What makes limits impossible, with field, value and allowed range; null when they are possible.</summary>
    public static string? Problem(LinkLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        FormattableString? problem = limits switch
        {
            { MaxRangeKilometers: not (> 0 and <= 1_000_000) } => $"range {limits.MaxRangeKilometers} must be above 0 and at most 1000000 km",
            { GrazingAltitudeKilometers: not (>= 0 and <= 2000) } => $"grazing altitude {limits.GrazingAltitudeKilometers} must be from 0 to 2000 km",
            _ => null,
        };
        return problem?.ToString(CultureInfo.InvariantCulture);
    }
}
