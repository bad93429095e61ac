namespace SpaceCloud.Orbit;

/// <summary>Sees how the lines of a well-formed set are spelt.</summary>
internal static class TleSpellings
{
    private static readonly int[] AngleColumns = [9, 18, 35, 44];

    public static TleSpelling Of(string line1, string line2) =>
        When(TleSpelling.BlankPaddedNumber, line1[2] == ' ')
        | When(TleSpelling.BlankClassification, line1[7] == ' ')
        | When(TleSpelling.BlankEphemerisType, line1[62] == ' ')
        | When(TleSpelling.PlusFirstDerivative, line1[33] == '+')
        | When(TleSpelling.PlusSecondDerivative, line1[44] == '+')
        | When(TleSpelling.PlusBStar, line1[53] == '+')
        | When(TleSpelling.MinusZeroSecondDerivative, line1.AsSpan(50, 2) is "-0")
        | When(TleSpelling.MinusZeroBStar, line1.AsSpan(59, 2) is "-0")
        | When(TleSpelling.ZeroPaddedAngles, AngleColumns.Any(column => line2[column - 1] == '0'))
        | When(TleSpelling.ZeroPaddedMeanMotion, line2[52] == '0')
        | When(TleSpelling.ZeroPaddedSetNumber, line1[64] == '0')
        | When(TleSpelling.ZeroPaddedRevolution, line2[63] == '0')
        | When(TleSpelling.BlankSetNumber, string.IsNullOrWhiteSpace(line1[64..68]))
        | When(TleSpelling.BlankRevolution, string.IsNullOrWhiteSpace(line2[63..68]));

    private static TleSpelling When(TleSpelling spelling, bool holds) => holds ? spelling : TleSpelling.None;
}
