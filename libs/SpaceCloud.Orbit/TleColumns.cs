using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>The columns of one set on its way out; the first field without room is remembered.</summary>
internal sealed class TleColumns(ElementSet set)
{
    private const int TicksPerGrain = 8640;

    private readonly MeanElements elements = set.Elements;

    public TleWriteError? Error { get; private set; }

    public string Line1() => string.Concat(
        ["1 ", Number(), Classification(), " ", Designator(), " ", Epoch(), " ", FirstDerivative(), " ",
        Exponential("second derivative", set.MeanMotionDotDot, TleSpelling.PlusSecondDerivative, TleSpelling.MinusZeroSecondDerivative), " ",
        Exponential("B*", elements.BStarPerEarthRadius, TleSpelling.PlusBStar, TleSpelling.MinusZeroBStar), " ",
        EphemerisType(), " ",
        Count("element set number", set.ElementSetNumber, 4, TleSpelling.ZeroPaddedSetNumber, TleSpelling.BlankSetNumber)]);

    public string Line2() => string.Concat(
        ["2 ", Number(), " ", Degrees("inclination", elements.InclinationDegrees), " ", Degrees("right ascension", elements.RightAscensionDegrees), " ",
        Eccentricity(), " ", Degrees("argument of perigee", elements.ArgumentOfPerigeeDegrees), " ", Degrees("mean anomaly", elements.MeanAnomalyDegrees), " ",
        MeanMotion(),
        Count("revolution number", elements.RevolutionAtEpoch < 0 ? -1 : elements.RevolutionAtEpoch % 100_000, 5, TleSpelling.ZeroPaddedRevolution, TleSpelling.BlankRevolution)]);

    private string Number()
    {
        string? text = CatalogNumberText.Write(elements.CatalogNumber);
        return text is null
            ? Fail("catalogue number", elements.CatalogNumber.ToString(CultureInfo.InvariantCulture), $"0 to {CatalogNumberText.Highest}", 5)
            : Has(TleSpelling.BlankPaddedNumber) ? text[..4].TrimStart('0').PadLeft(4) + text[4] : text;
    }

    private string Classification() => set.Classification switch
    {
        'U' when Has(TleSpelling.BlankClassification) => " ",
        'U' or 'C' or 'S' => set.Classification.ToString(),
        _ => Fail("classification", set.Classification.ToString(), "U, C or S", 1),
    };

    private string Designator() => LaunchDesignator.ToTle(elements.InternationalDesignator)
        ?? Fail("international designator", elements.InternationalDesignator, $"a launch of {TleYear.First} to {TleYear.Last} and up to three letters", 8);

    private string Epoch()
    {
        // Rounded to the grain first: the carry may reach the next day, and the next year.
        DateTime epoch = new DateTime(Rounded(elements.EpochUtc.UtcTicks), DateTimeKind.Utc);
        return TleYear.Fits(epoch.Year)
            ? string.Create(CultureInfo.InvariantCulture, $"{epoch.Year % 100:D2}{epoch.DayOfYear:D3}.{epoch.TimeOfDay.Ticks / TicksPerGrain:D8}")
            : Fail("epoch", epoch.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"the years {TleYear.First} to {TleYear.Last}", 14);

        static long Rounded(long ticks) => Math.Min((ticks + (TicksPerGrain / 2)) / TicksPerGrain * TicksPerGrain, DateTime.MaxValue.Ticks);
    }

    private string FirstDerivative()
    {
        string digits = Math.Abs(set.MeanMotionDot).ToString("F8", CultureInfo.InvariantCulture);
        return digits.Length == 10 && digits[0] == '0'
            ? Sign(set.MeanMotionDot, TleSpelling.PlusFirstDerivative) + digits[1..]
            : Fail("first derivative of mean motion", Plain(set.MeanMotionDot), "less than 1 revolution per day squared", 10);
    }

    private string Exponential(string field, double value, TleSpelling plus, TleSpelling minusZero)
    {
        string sign = Sign(value, plus);
        string zero = Has(minusZero) ? "-0" : "+0";
        if (value == 0)
        {
            return $"{sign}00000{zero}";
        }

        if (!(Math.Abs(value) < 0.999995e9))
        {
            return Fail(field, Plain(value), "numbers below 1e9", 8);
        }

        // 2.7777E-004 is 0.27777e-3; below 0.1e-9 the power ends and the mantissa gets shorter.
        string scientific = Math.Abs(value).ToString("E4", CultureInfo.InvariantCulture);
        int power = int.Parse(scientific.AsSpan(7), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        string mantissa = power >= -9
            ? scientific[0] + scientific[2..6]
            : Math.Round(Math.Abs(value) * 1e14).ToString("00000", CultureInfo.InvariantCulture);
        string signedPower = power switch
        {
            0 => zero,
            > 0 => $"+{power}",
            >= -9 => $"{power}",
            _ => "-9",
        };
        return sign + mantissa + signedPower;
    }

    private string EphemerisType() => set.EphemerisType switch
    {
        0 when Has(TleSpelling.BlankEphemerisType) => " ",
        >= 0 and <= 9 => set.EphemerisType.ToString(CultureInfo.InvariantCulture),
        _ => Fail("ephemeris type", set.EphemerisType.ToString(CultureInfo.InvariantCulture), "0 to 9", 1),
    };

    private string Degrees(string field, double degrees)
    {
        double positive = degrees is < 0 and >= -360 ? degrees + 360 : degrees + 0.0; // No minus zero.
        string text = positive.ToString("F4", CultureInfo.InvariantCulture);
        text = text == "360.0000" && positive < 360 ? "0.0000" : text;
        return positive is >= 0 and <= 360
            ? text.PadLeft(8, Has(TleSpelling.ZeroPaddedAngles) ? '0' : ' ')
            : Fail(field, Plain(degrees), "-360 to 360 degrees", 8);
    }

    private string Eccentricity()
    {
        string text = (elements.Eccentricity + 0.0).ToString("F7", CultureInfo.InvariantCulture);
        return text.Length == 9 && text[0] == '0' ? text[2..] : Fail("eccentricity", Plain(elements.Eccentricity), "0 to 0.9999999", 7);
    }

    private string MeanMotion()
    {
        string text = elements.MeanMotionRevolutionsPerDay.ToString("F8", CultureInfo.InvariantCulture);
        return text.Length <= 11 && char.IsAsciiDigit(text[0])
            ? text.PadLeft(11, Has(TleSpelling.ZeroPaddedMeanMotion) ? '0' : ' ')
            : Fail("mean motion", Plain(elements.MeanMotionRevolutionsPerDay), "0 to 99.99999999 revolutions per day", 11);
    }

    private string Count(string field, int count, int columns, TleSpelling zeroPadded, TleSpelling blank)
    {
        string text = count.ToString(CultureInfo.InvariantCulture);
        return count < 0 || text.Length > columns ? Fail(field, text, $"0 and more with up to {columns} digits", columns)
            : count == 0 && Has(blank) ? new string(' ', columns)
            : text.PadLeft(columns, Has(zeroPadded) ? '0' : ' ');
    }

    private string Sign(double value, TleSpelling plus) => double.IsNegative(value) ? "-" : Has(plus) ? "+" : " ";

    private bool Has(TleSpelling spelling) => set.Spelling.HasFlag(spelling);

    private static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);

    private string Fail(string field, string found, string expected, int columns)
    {
        Error ??= new TleWriteError(field, Quoted.Text(found), expected);
        return new string(' ', columns);
    }
}
