namespace SpaceCloud.Orbit;

/// <summary>One stretch of time in which a satellite stands above the mask of a site. Visible, not yet booked.</summary>
public sealed record Pass
{
    /// <summary>Acquisition of signal: rises through the mask, or the start of the search when <see cref="ClippedStart"/>.</summary>
    public required DateTimeOffset AosUtc { get; init; }

    /// <summary>Highest elevation, which for low orbits is closest approach to a few hundredths of a second.</summary>
    public required DateTimeOffset TcaUtc { get; init; }

    /// <summary>Loss of signal: sets through the mask, or the end of the search when <see cref="ClippedEnd"/>.</summary>
    public required DateTimeOffset LosUtc { get; init; }

    /// <summary>Elevation at <see cref="TcaUtc"/>, degrees.</summary>
    public required double MaxElevationDegrees { get; init; }

    /// <summary>Azimuth at AOS, degrees from north, clockwise.</summary>
    public required double AosAzimuthDegrees { get; init; }

    /// <summary>Azimuth at TCA.</summary>
    public required double TcaAzimuthDegrees { get; init; }

    /// <summary>Azimuth at LOS.</summary>
    public required double LosAzimuthDegrees { get; init; }

    /// <summary>Distance at TCA, km.</summary>
    public required double TcaRangeKilometers { get; init; }

    /// <summary>Standard deviation of these times from the age of the elements at <see cref="TcaUtc"/>, s; see <see cref="ElementAging"/>.</summary>
    public required double TimingSigmaSeconds { get; init; }

    /// <summary>The pass was in progress when the search began.</summary>
    public bool ClippedStart { get; init; }

    /// <summary>The pass was in progress when the search ended, or when the orbit could be propagated no further.</summary>
    public bool ClippedEnd { get; init; }

    /// <summary>LOS minus AOS.</summary>
    public TimeSpan Duration => LosUtc - AosUtc;

    /// <summary>
    /// How far AOS and LOS may be off, as a multiple of <see cref="TimingSigmaSeconds"/>: to be listened before AOS and after LOS, and
    /// not to be counted on after AOS and before LOS.
    /// </summary>
    public TimeSpan Padding(double sigmas = 3) => TimeSpan.FromSeconds(sigmas * TimingSigmaSeconds);
}
