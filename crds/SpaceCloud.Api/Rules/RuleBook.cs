using System.Globalization;

namespace SpaceCloud.Api.Rules;

/// <summary>Collects all violations of one object; a rule never stops the next one.</summary>
internal sealed class RuleBook
{
    private const int LongestValue = 80;

    private readonly List<RuleViolation> violations = [];

    public IReadOnlyList<RuleViolation> Violations => violations;

    /// <summary>A number outside its closed range, or no number at all.</summary>
    public void Between(string path, double value, double min, double max, string unit)
    {
        if (!(value >= min && value <= max))
        {
            Add(path, Text(value), $"{Text(min)} to {Text(max)} {unit}".TrimEnd(), "correct the figure or its unit");
        }
    }

    /// <summary>A number at or below zero, above its maximum, or no number at all.</summary>
    public void PositiveUpTo(string path, double value, double max, string unit)
    {
        if (!(value > 0 && value <= max))
        {
            Add(path, Text(value), $"above 0 and at most {Text(max)} {unit}".TrimEnd(), "correct the figure or its unit");
        }
    }

    /// <summary>Anything else.</summary>
    public void Require(bool holds, string path, object? value, string allowed, string remedy)
    {
        if (!holds)
        {
            Add(path, value is double number ? Text(number) : Shortened(value?.ToString()), allowed, remedy);
        }
    }

    /// <summary>Every name that stands more than once, at its second and later places.</summary>
    public void Distinct(string path, string field, IEnumerable<string> names, string remedy)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int index = 0;
        foreach (string name in names)
        {
            Require(seen.Add(name), $"{path}[{index}].{field}", name, "different from those before it", remedy);
            index++;
        }
    }

    public void Add(string path, string value, string allowed, string remedy) =>
        violations.Add(new RuleViolation(path, value, allowed, remedy));

    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Shortened(string? value) => value switch
    {
        null => "nothing",
        "" => "\"\"",
        { Length: > LongestValue } => value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "...",
        _ => value,
    };
}
