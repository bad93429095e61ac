namespace SpaceCloud.Orbit.Formats;

/// <summary>
/// Everything read from one text. A bad set does not keep the others from being read: it stands in <see cref="Errors"/>, its place
/// and name with it. Reading never throws on what the text contains.
/// </summary>
/// <param name="Format">The form it was read as.</param>
/// <param name="Objects">The sets, in the order of the text.</param>
/// <param name="Errors">What could not be read, in the order of the text.</param>
public sealed record ElementFile(ElementFormat Format, IReadOnlyList<ReadElements> Objects, IReadOnlyList<ElementFileError> Errors)
{
    /// <summary>Texts up to this size are read: the full public catalogue is below 64 MiB in its largest form.</summary>
    public const int MaxBytes = 128 << 20;

    /// <summary>Reads a text, its form found by content.</summary>
    /// <param name="bytes">UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="format">The form, where it is known.</param>
    public static ElementFile Read(ReadOnlyMemory<byte> bytes, ElementFormat? format = null) => bytes.Length > MaxBytes
        ? new ElementFile(format ?? ElementFormat.Tle, [], [ElementFileError.TooLarge(MaxBytes)])
        : Read(TextDecoding.Decode(bytes.Span), format);

    /// <summary>Reads a text, its form found by content.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="format">The form, where it is known.</param>
    public static ElementFile Read(string text, ElementFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF');
        return (format ?? ElementFormats.Detect(text)) switch
        {
            ElementFormat.OmmJson => OmmJsonReader.Read(text),
            ElementFormat.OmmCsv => OmmCsvReader.Read(text),
            ElementFormat.OmmXml => OmmXmlReader.Read(text),
            ElementFormat.OmmKvn => OmmKvnReader.Read(text),
            _ => TleFileReader.Read(text),
        };
    }
}
