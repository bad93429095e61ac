using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>Reads the columns of one set; the first thing wrong ends it.</summary>
internal sealed class TleReader
{
    private const int WithoutChecksum = Tle.LineLength - 1;

    private static readonly int[] Line1Blanks = [2, 9, 18, 33, 44, 53, 62, 64];
    private static readonly int[] Line2Blanks = [2, 8, 17, 26, 34, 43, 52];

    private readonly string[] lines;
    private readonly List<TleWarning> warnings = [];
    private TleError? error;

    public TleReader(string line1, string line2) => lines = [Columns(1, line1), Columns(2, line2)];

    public TleResult Read(string? name)
    {
        CheckLine(1, Line1Blanks);
        CheckLine(2, Line2Blanks);
        long number = CatalogNumber(1);
        if (CatalogNumber(2) is long second && error is null && second != number)
        {
            Fail(2, 3, "catalogue number", Text(2, 3, 5), $"the same as in line 1, \"{Text(1, 3, 5)}\"", ElementReason.DifferentObjects);
        }

        char classification = Choice(1, 8, "classification", "UCS ");
        DateTimeOffset epoch = Epoch();
        double dot = SignedFraction();
        double dotDot = Exponential(1, 45, "second derivative of mean motion");
        double bStar = Exponential(1, 54, "B*");
        int ephemerisType = EphemerisType();
        int set = (int)Integer(1, 65, 4, "element set number");
        double inclination = Degrees(9, "inclination", 180);
        double node = Degrees(18, "right ascension of the ascending node", 360);
        double eccentricity = Integer(2, 27, 7, "eccentricity", digitsOnly: true) / 1e7;
        double perigee = Degrees(35, "argument of perigee", 360);
        double anomaly = Degrees(44, "mean anomaly", 360);
        double motion = Decimal(2, 53, 11, "mean motion", 0, 20, exclusive: true);
        int revolution = (int)Integer(2, 64, 5, "revolution number");
        if (error is not null)
        {
            return new TleResult(error);
        }

        MeanElements elements = new()
        {
            Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
            CatalogNumber = number,
            InternationalDesignator = LaunchDesignator.FromTle(Text(1, 10, 8)),
            EpochUtc = epoch,
            MeanMotionRevolutionsPerDay = motion,
            Eccentricity = eccentricity,
            InclinationDegrees = inclination,
            RightAscensionDegrees = node,
            ArgumentOfPerigeeDegrees = perigee,
            MeanAnomalyDegrees = anomaly,
            BStarPerEarthRadius = bStar,
            RevolutionAtEpoch = revolution,
        };
        ElementSet read = new()
        {
            Elements = elements,
            Classification = classification == ' ' ? 'U' : classification,
            EphemerisType = ephemerisType,
            ElementSetNumber = set,
            MeanMotionDot = dot,
            MeanMotionDotDot = dotDot,
            Spelling = TleSpellings.Of(lines[0], lines[1]),
        };
        return new TleResult(new Tle(lines[0], lines[1], read, warnings));
    }

    /// <summary>The line's columns: without line end and trailing blanks, but never cut below the 68 that stand before the checksum.</summary>
    private string Columns(int line, string text)
    {
        string whole = text.TrimEnd('\r', '\n');
        string trimmed = whole.TrimEnd(' ', '\t');
        if (trimmed.Length > Tle.LineLength && trimmed[Tle.LineLength] is ' ' or '\t')
        {
            warnings.Add(TleWarning.TextAfterSet(line));
            return trimmed[..Tle.LineLength];
        }

        return trimmed.Length < WithoutChecksum && whole.Length >= WithoutChecksum ? whole[..WithoutChecksum] : trimmed;
    }

    private void CheckLine(int line, int[] blanks)
    {
        string text = lines[line - 1];
        if (error is not null)
        {
            return;
        }

        if (text.Length is not (Tle.LineLength or WithoutChecksum))
        {
            Fail(line, Math.Min(text.Length, Tle.LineLength) + 1, "length", $"{text.Length} columns", $"{Tle.LineLength} columns");
            return;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~')
            {
                Fail(line, i + 1, "character", $"U+{(int)text[i]:X4}", "printable ASCII");
                return;
            }
        }

        if (text[0] != '0' + line)
        {
            Fail(line, 1, "line number", text[..1], $"{line}");
            return;
        }

        foreach (int column in blanks)
        {
            if (text[column - 1] != ' ')
            {
                Fail(line, column, "separator", Text(line, column, 1), "a blank");
                return;
            }
        }

        CheckSum(line, text);
    }

    private void CheckSum(int line, string text)
    {
        int sum = Tle.Checksum(text);
        if (text.Length == WithoutChecksum)
        {
            warnings.Add(TleWarning.MissingChecksum(line));
        }
        else if (text[68] != '0' + sum)
        {
            Fail(line, 69, "checksum", text[68..], $"{sum}", ElementReason.WrongChecksum);
        }
    }

    private long CatalogNumber(int line)
    {
        string text = Text(line, 3, 5);
        if (!CatalogNumberText.TryRead(text, out long number))
        {
            Fail(line, 3, "catalogue number", text, "up to five digits, or a letter other than I and O and four digits");
        }

        return number;
    }

    private DateTimeOffset Epoch()
    {
        int year = (int)Integer(1, 19, 2, "epoch year");
        string text = Text(1, 21, 12);
        string whole = text.Length == 12 ? text[..3] : "";
        string fraction = text.Length == 12 && text[3] == '.' ? text[4..].TrimEnd(' ') : "-";
        int days = DateTime.IsLeapYear(TleYear.Full(year)) ? 366 : 365;
        if (error is not null
            || !int.TryParse(whole, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int day)
            || day < 1
            || day > days
            || !fraction.All(char.IsAsciiDigit))
        {
            Fail(1, 21, "epoch day", text, $"DDD.DDDDDDDD from 001 to {days}");
            return default;
        }

        // 1e-8 day is exactly 8640 ticks, so an epoch loses nothing on its way into a date.
        long ticks = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(8, '0'), CultureInfo.InvariantCulture) * 8640;
        return new DateTimeOffset(TleYear.Full(year), 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1).AddTicks(ticks);
    }

    /// <summary>Columns 34-43: sign or blank, then a fraction with its point.</summary>
    private double SignedFraction()
    {
        string text = Text(1, 34, 10).Trim(' ');
        if (text.Length == 0
            || !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
        {
            Fail(1, 34, "first derivative of mean motion", Text(1, 34, 10), "a signed fraction such as -.00002182");
            return 0;
        }

        return value;
    }

    /// <summary>Eight columns with an implied leading point: <c> 12345-3</c> is 0.12345e-3.</summary>
    private double Exponential(int line, int column, string field)
    {
        string text = Text(line, column, 8);
        string mantissa = text.Length == 8 ? text[1..6].Replace(' ', '0') : "-";
        bool valid = text.Length == 8
            && text[0] is ' ' or '+' or '-'
            && mantissa.All(char.IsAsciiDigit)
            && text[6] is '+' or '-' or ' '
            && (char.IsAsciiDigit(text[7]) || text[7] == ' ');
        if (string.IsNullOrWhiteSpace(text) && text.Length == 8)
        {
            return 0;
        }

        if (!valid)
        {
            Fail(line, column, field, text, "sign, five digits, signed power of ten, such as \" 34565-3\"");
            return 0;
        }

        // Read as one decimal number, so that the double is the same as from a format that prints it in full.
        string sign = text[0] == '-' ? "-" : "";
        string power = text[7] == ' ' ? "0" : text[6..].Trim(' ');
        return double.Parse($"{sign}0.{mantissa}E{power}", CultureInfo.InvariantCulture);
    }

    private double Degrees(int column, string field, double max) => Decimal(2, column, 8, field, 0, max, exclusive: false);

    private double Decimal(int line, int column, int length, string field, double min, double max, bool exclusive)
    {
        string text = Text(line, column, length).Trim(' ');
        bool isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        if (!isNumber || !(value >= min && value <= max) || (exclusive && value <= min))
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"a number {(exclusive ? "above" : "from")} {min} {(exclusive ? "and at most" : "to")} {max}");
            Fail(line, column, field, Text(line, column, length), range, isNumber ? ElementReason.OutOfRange : ElementReason.Malformed);
            return 0;
        }

        return value;
    }

    private long Integer(int line, int column, int length, string field, bool digitsOnly = false)
    {
        string text = Text(line, column, length);
        string digits = digitsOnly ? text : text.Trim(' ');
        if (text.Length != length || !digits.All(char.IsAsciiDigit) || (digitsOnly && digits.Length == 0))
        {
            Fail(line, column, field, text, $"{length} digits");
            return 0;
        }

        return digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
    }

    private char Choice(int line, int column, string field, string allowed)
    {
        string text = Text(line, column, 1);
        if (text.Length != 1 || !allowed.Contains(text[0], StringComparison.Ordinal))
        {
            Fail(line, column, field, text, $"one of {string.Join(", ", allowed.Select(c => $"\"{c}\""))}");
            return ' ';
        }

        return text[0];
    }

    private int EphemerisType()
    {
        string text = Text(1, 63, 1);
        if (text.Length != 1 || (text[0] != ' ' && !char.IsAsciiDigit(text[0])))
        {
            Fail(1, 63, "ephemeris type", text, Sgp4EphemerisTypes.Expected);
            return 0;
        }

        int type = text[0] == ' ' ? 0 : text[0] - '0';
        if (!Sgp4EphemerisTypes.Contains(type))
        {
            Fail(1, 63, "ephemeris type", text, Sgp4EphemerisTypes.Expected, ElementReason.OtherTheory);
        }

        return type;
    }

    private string Text(int line, int column, int length)
    {
        string text = lines[line - 1];
        return text.Length >= column - 1 + length ? text.Substring(column - 1, length) : "";
    }

    private void Fail(int line, int column, string field, string found, string expected, ElementReason reason = ElementReason.Malformed) =>
        error ??= new TleError(reason, line, column, field, Quoted.Text(found), expected);
}
