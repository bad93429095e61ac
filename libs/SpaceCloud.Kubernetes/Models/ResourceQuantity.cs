using System.Globalization;
using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>
/// An exact amount in Kubernetes notation: <c>100m</c>, <c>1.5Gi</c>, <c>2k</c>, <c>1e3</c>. Two quantities are equal when
/// their amounts are; the text is kept as it was written.
/// </summary>
/// <remarks>
/// As in Kubernetes amounts lie below 2^63 either way and are rounded up (away from zero) to a billionth, so
/// <see cref="decimal"/> holds every one exactly.
/// </remarks>
[JsonConverter(typeof(ResourceQuantityConverter))]
public sealed class ResourceQuantity : IEquatable<ResourceQuantity>, IComparable<ResourceQuantity>
{
    private const decimal Limit = long.MaxValue;

    private static readonly (string Suffix, decimal Factor)[] Binary =
    [
        ("Ei", 1L << 60), ("Pi", 1L << 50), ("Ti", 1L << 40), ("Gi", 1L << 30), ("Mi", 1L << 20), ("Ki", 1L << 10),
    ];

    private static readonly (string Suffix, decimal Factor)[] Decimal =
    [
        ("E", 1e18m), ("P", 1e15m), ("T", 1e12m), ("G", 1e9m), ("M", 1e6m), ("k", 1e3m), ("", 1m), ("m", 1e-3m), ("u", 1e-6m), ("n", 1e-9m),
    ];

    private readonly string _text;

    /// <summary>An amount without a unit, for example a count of CPUs.</summary>
    public ResourceQuantity(decimal amount)
        : this(Rounded(amount), text: null)
    {
    }

    private ResourceQuantity(decimal amount, string? text)
    {
        Amount = amount;
        _text = text ?? FormatDecimal(amount);
    }

    /// <summary>The exact amount in the resource's base unit (CPUs, bytes, pieces).</summary>
    public decimal Amount { get; }

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="FormatException">The text is not a quantity; the message says what is allowed.</exception>
    public static ResourceQuantity Parse(string text) =>
        TryParse(text, out ResourceQuantity? quantity)
            ? quantity
            : throw new FormatException($"'{text}' is not a quantity: write a number below 2^63 with one of the suffixes n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or an exponent, for example 500m or 1.5Gi.");

    /// <summary>Reads a quantity; false when the text is not one.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ResourceQuantity? quantity)
    {
        quantity = null;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' || (end == 0 && text[end] is '+' or '-')))
        {
            end++;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text.AsSpan(0, end), Style, CultureInfo.InvariantCulture, out decimal number)
            || Factor(text[end..]) is not { } factor
            || Math.Abs(number) > Limit
            || Math.Abs((double)number * (double)factor) > 9.3e18)
        {
            return false;
        }

        decimal amount = Rounded(number * factor);
        if (Math.Abs(amount) > Limit)
        {
            return false;
        }

        quantity = new ResourceQuantity(amount, text);
        return true;
    }

    /// <summary>Bytes in the largest binary unit that shows them exactly (<c>1536Mi</c>).</summary>
    public static ResourceQuantity FromBytes(long bytes)
    {
        foreach ((string suffix, decimal factor) in Binary)
        {
            if (bytes != 0 && bytes % factor == 0)
            {
                return new ResourceQuantity(bytes, $"{(bytes / factor).ToString("0", CultureInfo.InvariantCulture)}{suffix}");
            }
        }

        return new ResourceQuantity(bytes);
    }

    /// <summary>The amount rounded up to whole units, as the scheduler counts (a pod asking 100m of a piece takes one).</summary>
    public long ToInt64() => (long)(Amount < 0 ? Math.Floor(Amount) : Math.Ceiling(Amount));

    /// <summary>The amount in thousandths, rounded up.</summary>
    public decimal ToMilli() => Math.Ceiling(Amount * 1000m);

    public bool Equals(ResourceQuantity? other) => other is not null && Amount == other.Amount;

    public override bool Equals(object? obj) => Equals(obj as ResourceQuantity);

    public override int GetHashCode() => Amount.GetHashCode();

    public int CompareTo(ResourceQuantity? other) => other is null ? 1 : Amount.CompareTo(other.Amount);

    /// <summary>The text it was read from, or the shortest decimal notation.</summary>
    public override string ToString() => _text;

    public static bool operator ==(ResourceQuantity? left, ResourceQuantity? right) => Equals(left, right);

    public static bool operator !=(ResourceQuantity? left, ResourceQuantity? right) => !Equals(left, right);

    public static bool operator <(ResourceQuantity left, ResourceQuantity right) => left.CompareTo(right) < 0;

    public static bool operator >(ResourceQuantity left, ResourceQuantity right) => left.CompareTo(right) > 0;

    public static bool operator <=(ResourceQuantity left, ResourceQuantity right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ResourceQuantity left, ResourceQuantity right) => left.CompareTo(right) >= 0;

    private static decimal? Factor(string suffix)
    {
        foreach ((string known, decimal factor) in Binary.Concat(Decimal))
        {
            if (known == suffix)
            {
                return factor;
            }
        }

        bool isExponent = suffix.Length > 1 && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
            && exponent is >= -18 and <= 18;
        return isExponent ? PowerOfTen(int.Parse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) : null;
    }

    private static decimal PowerOfTen(int exponent)
    {
        decimal power = 1m;
        for (int i = 0; i < Math.Abs(exponent); i++)
        {
            power *= 10m;
        }

        return exponent < 0 ? 1m / power : power;
    }

    private static decimal Rounded(decimal amount)
    {
        decimal billionths = amount % 1m * 1e9m;
        decimal whole = billionths < 0 ? Math.Floor(billionths) : Math.Ceiling(billionths);
        return decimal.Truncate(amount) + (whole / 1e9m);
    }

    private static string FormatDecimal(decimal amount)
    {
        if (amount == 0)
        {
            return "0";
        }

        (string suffix, decimal factor) = Decimal.First(unit => amount % unit.Factor == 0);
        return $"{(amount / factor).ToString("0", CultureInfo.InvariantCulture)}{suffix}";
    }
}
