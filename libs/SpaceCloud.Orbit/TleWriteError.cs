namespace SpaceCloud.Orbit;

/// <summary>Why a set cannot be written as a TLE.</summary>
/// <param name="Field">The field without room.</param>
/// <param name="Found">Its value.</param>
/// <param name="Expected">What the columns can hold.</param>
public sealed record TleWriteError(string Field, string Found, string Expected)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"{Field} {Found} has no room in a TLE, which holds {Expected}";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
