using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>What a sensor can see of the ground: a cone about the geodetic nadir, as wide as its swath and as far as it can be turned.</summary>
/// <param name="SwathKilometers">Width of the strip it sees when it looks straight down, km along the ground.</param>
/// <param name="MaxOffNadirDegrees">How far it, or the satellite with it, can be turned away from straight down.</param>
/// <param name="MinSunElevationDegrees">How high the Sun must stand where it looks; null for a sensor that needs no light.</param>
public sealed record SensorView(double SwathKilometers, double MaxOffNadirDegrees = 0, double? MinSunElevationDegrees = null)
{
    /// <summary>Widest swath, km.</summary>
    public const double MaxSwathKilometers = 10_000;

    /// <summary>What is wrong with the figures, with field, value and allowed range; null when nothing is.</summary>
    public string? Problem()
    {
        FormattableString? problem = this switch
        {
            { SwathKilometers: not (> 0 and <= MaxSwathKilometers) } => $"swathKilometers {SwathKilometers} must be above 0 and at most {MaxSwathKilometers}",
            { MaxOffNadirDegrees: not (>= 0 and <= 60) } => $"maxOffNadirDegrees {MaxOffNadirDegrees} must be from 0 to 60",
            { MinSunElevationDegrees: not (null or (>= -18 and <= 90)) } => $"minSunElevationDegrees {MinSunElevationDegrees} must be from -18 to 90",
            _ => null,
        };
        return problem?.ToString(CultureInfo.InvariantCulture);
    }
}
