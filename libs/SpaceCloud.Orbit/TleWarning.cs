namespace SpaceCloud.Orbit;

/// <summary>Something about a set that is not as it should be and does not stop it from being used.</summary>
/// <param name="Reason">One word for machines.</param>
/// <param name="Line">1 or 2.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record TleWarning(string Reason, int Line, string Message)
{
    /// <summary>The line has 68 columns: no checksum, so a wrong digit would not be noticed.</summary>
    public static TleWarning MissingChecksum(int line) =>
        new(nameof(MissingChecksum), line, $"line {line} has no checksum in column 69; a wrong digit would go unnoticed");

    /// <summary>After column 69 and a blank more follows, as in the published verification sets; it is not read.</summary>
    public static TleWarning TextAfterSet(int line) =>
        new(nameof(TextAfterSet), line, $"line {line} goes on after column 69; what follows is not read");

    /// <inheritdoc/>
    public override string ToString() => Message;
}
