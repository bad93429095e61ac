namespace SpaceCloud.Orbit;

/// <summary>
/// Where a set is written otherwise than CelesTrak writes it, the value being the same. Kept so that a set goes out as it came in.
/// </summary>
[Flags]
public enum TleSpelling
{
    /// <summary>As CelesTrak writes it.</summary>
    None = 0,

    /// <summary>Catalogue number <c>   12</c> for <c>00012</c>.</summary>
    BlankPaddedNumber = 1 << 0,

    /// <summary>Classification blank for U.</summary>
    BlankClassification = 1 << 1,

    /// <summary>Ephemeris type blank for 0.</summary>
    BlankEphemerisType = 1 << 2,

    /// <summary>First derivative <c>+.00000826</c>.</summary>
    PlusFirstDerivative = 1 << 3,

    /// <summary>Second derivative <c>+12345-5</c>.</summary>
    PlusSecondDerivative = 1 << 4,

    /// <summary>B* <c>+12345-5</c>.</summary>
    PlusBStar = 1 << 5,

    /// <summary>Second derivative with the power <c>-0</c> for <c>+0</c>, as in <c>00000-0</c>.</summary>
    MinusZeroSecondDerivative = 1 << 6,

    /// <summary>B* with the power <c>-0</c> for <c>+0</c>.</summary>
    MinusZeroBStar = 1 << 7,

    /// <summary>Angles <c>000.0518</c> for <c>  0.0518</c>.</summary>
    ZeroPaddedAngles = 1 << 8,

    /// <summary>Mean motion <c>01.00273791</c> for <c> 1.00273791</c>.</summary>
    ZeroPaddedMeanMotion = 1 << 9,

    /// <summary>Element set number <c>0012</c> for <c>  12</c>.</summary>
    ZeroPaddedSetNumber = 1 << 10,

    /// <summary>Revolution number <c>00012</c> for <c>   12</c>.</summary>
    ZeroPaddedRevolution = 1 << 11,

    /// <summary>Element set number blank for 0.</summary>
    BlankSetNumber = 1 << 12,

    /// <summary>Revolution number blank for 0.</summary>
    BlankRevolution = 1 << 13,
}
