namespace SpaceCloud.Orbit;

/// <summary>What is wrong with the fields of an OMM, exactly enough to correct it.</summary>
/// <param name="Reason">One word for machines.</param>
/// <param name="Field">The keyword, <c>MEAN_MOTION</c>.</param>
/// <param name="Found">What stands there, shortened where long; null when nothing does.</param>
/// <param name="Expected">What should, with range and unit.</param>
public sealed record OmmError(ElementReason Reason, string Field, string? Found, string Expected)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"{Field}: found {(Found is null ? "nothing" : $"\"{Found}\"")}, expected {Expected}";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
