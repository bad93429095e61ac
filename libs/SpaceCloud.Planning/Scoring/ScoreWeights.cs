using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// How much each term of a placement's cost counts beside the others. Only their proportions matter: what a candidate costs is divided by
/// their sum. Each from 0, which leaves a term out, to <see cref="Max"/>; not all 0.
/// </summary>
public sealed record ScoreWeights
{
    /// <summary>The largest weight.</summary>
    public const double Max = 1000;

    private const string Form = "NAME=NUMBER,... for example delivery=0.5,heat=0.2";

    /// <summary>The defaults below; they add up to 1.</summary>
    public static ScoreWeights Default { get; } = new();

    /// <summary>Weight of <see cref="CostTerms.Delivery"/>.</summary>
    public double Delivery { get; init; } = 0.5;

    /// <summary>Weight of <see cref="CostTerms.Energy"/>.</summary>
    public double Energy { get; init; } = 0.1;

    /// <summary>Weight of <see cref="CostTerms.Wear"/>.</summary>
    public double Wear { get; init; } = 0.1;

    /// <summary>Weight of <see cref="CostTerms.Heat"/>.</summary>
    public double Heat { get; init; } = 0.1;

    /// <summary>Weight of <see cref="CostTerms.Link"/>.</summary>
    public double Link { get; init; } = 0.1;

    /// <summary>Weight of <see cref="CostTerms.Locality"/>.</summary>
    public double Locality { get; init; } = 0.05;

    /// <summary>Weight of <see cref="CostTerms.Fairness"/>.</summary>
    public double Fairness { get; init; } = 0.05;

    /// <summary>
    /// Reads <c>NAME=NUMBER,...</c>; a name that is left out keeps its default. Each problem names weight, value, range and remedy.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ScoreWeights? weights, out IReadOnlyList<string> problems)
    {
        List<string> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        ScoreWeights read = Default;
        foreach (string part in text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length < 2)
            {
                found.Add($"score weight \"{part}\" has no value; expected {Form}");
            }
            else if (!seen.Add(pair[0]))
            {
                found.Add($"score weight {pair[0]} is given twice; leave one of the two out");
            }
            else if (!double.TryParse(pair[1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value)
                || !(value >= 0 && value <= Max))
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"score weight {pair[0]} is \"{pair[1]}\", must be a number from 0 to {Max}; 0 leaves the term out"));
            }
            else if (read.With(pair[0], value) is { } more)
            {
                read = more;
            }
            else
            {
                found.Add($"score weight {pair[0]} is unknown, must be one of {string.Join(", ", Default.Each().Select(weight => weight.Name))}; correct the name or leave it out");
            }
        }

        if (found.Count == 0 && !(read.Sum > 0))
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"score weights are all 0, at least one must be above 0 and at most {Max}; give one"));
        }

        problems = found;
        weights = found.Count == 0 ? read : null;
        return weights is not null;
    }

    /// <summary>Their sum.</summary>
    public double Sum => Delivery + Energy + Wear + Heat + Link + Locality + Fairness;

    /// <summary>What terms cost together, from 0, the best, to 1.</summary>
    public double CostOf(CostTerms terms) =>
        ((Delivery * terms.Delivery) + (Energy * terms.Energy) + (Wear * terms.Wear) + (Heat * terms.Heat)
            + (Link * terms.Link) + (Locality * terms.Locality) + (Fairness * terms.Fairness)) / Sum;

    /// <summary>The text that <see cref="TryParse"/> reads back to equal weights.</summary>
    public override string ToString() =>
        string.Join(',', Each().Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Name}={weight.Weight:R}")));

    private IEnumerable<(string Name, double Weight)> Each() =>
    [
        ("delivery", Delivery), ("energy", Energy), ("wear", Wear), ("heat", Heat), ("link", Link), ("locality", Locality), ("fairness", Fairness),
    ];

    private ScoreWeights? With(string name, double value) => name switch
    {
        "delivery" => this with { Delivery = value },
        "energy" => this with { Energy = value },
        "wear" => this with { Wear = value },
        "heat" => this with { Heat = value },
        "link" => this with { Link = value },
        "locality" => this with { Locality = value },
        "fairness" => this with { Fairness = value },
        _ => null,
    };
}
