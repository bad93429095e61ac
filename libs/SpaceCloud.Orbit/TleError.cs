namespace SpaceCloud.Orbit;

/// <summary>What is wrong with a two-line element set, exactly enough to correct it.</summary>
/// <param name="Reason">One word for machines.</param>
/// <param name="Line">1 or 2.</param>
/// <param name="Column">First column of the field, counted from 1.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Found">What stands there, shortened where long.</param>
/// <param name="Expected">What should.</param>
public sealed record TleError(ElementReason Reason, int Line, int Column, string Field, string Found, string Expected)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"line {Line}, column {Column}, {Field}: found \"{Found}\", expected {Expected}";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
