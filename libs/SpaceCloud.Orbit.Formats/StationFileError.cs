namespace SpaceCloud.Orbit.Formats;

/// <summary>One thing that could not be read in a file of stations.</summary>
/// <param name="Path">The field, <c>features[3].geometry.coordinates</c>, or the place of what is no JSON.</param>
/// <param name="Station">The station's name, where it could be read.</param>
/// <param name="Found">What stands there, shortened where long.</param>
/// <param name="Expected">What should.</param>
public sealed record StationFileError(string Path, string? Station, string Found, string Expected)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"{Path}{(Station is null ? "" : $" ({Station})")}: found {Found}, expected {Expected}";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
