namespace SpaceCloud.Api.Rules;

/// <summary>One broken rule, with everything its reader needs to mend it.</summary>
/// <param name="Path">The field, as <c>kubectl explain</c> names it: <c>spec.power.minStateOfChargePercent</c>.</param>
/// <param name="Value">What stands there, shortened where long.</param>
/// <param name="Allowed">What may stand there, with its range and unit.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RuleViolation(string Path, string Value, string Allowed, string Remedy)
{
    /// <summary>The sentence of conditions, events and the command line.</summary>
    public override string ToString() => $"{Path}: {Value} is not allowed, must be {Allowed}; {Remedy}";
}
