using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>The known fields of one message; the first thing wrong is remembered.</summary>
internal sealed class OmmFields
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int LongestNumber = 64;

    private static readonly string[] Theories = ["SGP4", "SGP/SGP4", "SDP4", "SGP4/SDP4"];
    private static readonly string[] Frames = ["TEME", "TEMEOFDATE"];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public OmmFields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach ((string keyword, string text) in fields)
        {
            if (OmmKeywords.IsKnown(keyword) && !values.TryAdd(keyword, text.Trim()))
            {
                Fail(keyword, text, "one value; it stands here twice", ElementReason.Repeated);
            }
        }
    }

    public OmmError? Error { get; private set; }

    /// <summary>A text, or null where it is absent or blank.</summary>
    public string? Optional(string keyword) => values.TryGetValue(keyword, out string? text) && text.Length > 0 ? text : null;

    /// <summary>To be asked first: what belongs to another theory has other fields too.</summary>
    public void CheckFrameAndTheory()
    {
        OneOf(OmmKeywords.CenterName, ["EARTH"], ElementReason.OtherFrame);
        OneOf(OmmKeywords.RefFrame, Frames, ElementReason.OtherFrame);
        OneOf(OmmKeywords.TimeSystem, ["UTC"], ElementReason.OtherFrame);
        OneOf(OmmKeywords.Theory, Theories, ElementReason.OtherTheory);
        _ = EphemerisType();
    }

    public DateTimeOffset Epoch()
    {
        DateTimeOffset epoch = default;
        if (Needed(OmmKeywords.Epoch, OmmEpoch.Expected) is { } text && !OmmEpoch.TryRead(text, out epoch))
        {
            Fail(OmmKeywords.Epoch, text, OmmEpoch.Expected);
        }

        return epoch;
    }

    public double Angle(string keyword) => Number(keyword, -360, 360, "from -360 to 360 degrees");

    public double Number(string keyword, double min, double max, string range, bool aboveMin = false, bool belowMax = false, bool needed = true)
    {
        string expected = $"a number {range}";
        string? text = needed ? Needed(keyword, expected) : Optional(keyword);
        if (text is null)
        {
            return 0;
        }

        if (text.Length > LongestNumber || !double.TryParse(WithoutUnit(keyword, text), Decimal, CultureInfo.InvariantCulture, out double value))
        {
            Fail(keyword, text, expected);
            return 0;
        }

        bool inside = value >= min && value <= max && !(aboveMin && value == min) && !(belowMax && value == max);
        if (!inside)
        {
            Fail(keyword, text, expected, ElementReason.OutOfRange);
        }

        return inside ? value : 0;
    }

    /// <summary>A whole number from 0; 0 where it is absent or blank.</summary>
    public int Count(string keyword, int max) => Optional(keyword) is { } text ? (int)Whole(keyword, text, max) : 0;

    public long CatalogNumber() => Needed(OmmKeywords.CatalogNumber, "a catalogue number of one to nine digits") is { } text
        ? Whole(OmmKeywords.CatalogNumber, text, 999_999_999)
        : 0;

    public int EphemerisType()
    {
        if (Optional(OmmKeywords.EphemerisType) is not { } text)
        {
            return 0;
        }

        int type = (int)Whole(OmmKeywords.EphemerisType, text, 99);
        if (!Sgp4EphemerisTypes.Contains(type))
        {
            Fail(OmmKeywords.EphemerisType, text, Sgp4EphemerisTypes.Expected, ElementReason.OtherTheory);
        }

        return type;
    }

    public char Classification()
    {
        string text = Optional(OmmKeywords.Classification) ?? "U";
        if (text is "U" or "C" or "S")
        {
            return text[0];
        }

        Fail(OmmKeywords.Classification, text, "U, C or S");
        return 'U';
    }

    /// <summary>A number may have its unit behind it, <c>15.2 [rev/day]</c>, and only that one; otherwise it is left there.</summary>
    private static ReadOnlySpan<char> WithoutUnit(string keyword, string text)
    {
        int bracket = text.EndsWith(']') ? text.LastIndexOf('[') : -1;
        return bracket >= 0 && OmmKeywords.UnitOf(keyword) is { } unit && text.AsSpan()[(bracket + 1)..^1].Equals(unit, StringComparison.OrdinalIgnoreCase)
            ? text.AsSpan(0, bracket).TrimEnd()
            : text;
    }

    private long Whole(string keyword, string text, long max)
    {
        bool isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
        if (isWhole && value >= 0 && value <= max)
        {
            return value;
        }

        string range = string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {max}");
        Fail(keyword, text, range, isWhole ? ElementReason.OutOfRange : ElementReason.Malformed);
        return 0;
    }

    private void OneOf(string keyword, string[] allowed, ElementReason reason)
    {
        if (Optional(keyword) is { } text && !allowed.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            Fail(keyword, text, string.Join(" or ", allowed), reason);
        }
    }

    private string? Needed(string keyword, string expected)
    {
        string? text = Optional(keyword);
        if (text is null)
        {
            Fail(keyword, null, expected, ElementReason.Missing);
        }

        return text;
    }

    private void Fail(string keyword, string? found, string expected, ElementReason reason = ElementReason.Malformed) =>
        Error ??= new OmmError(reason, keyword, found is null ? null : Quoted.Text(found), expected);
}
