namespace SpaceCloud.Orbit.Formats;

/// <summary>
/// Stations out of GeoJSON (RFC 7946): a FeatureCollection of Points, or one Feature. Coordinates are [longitude, latitude] in degrees
/// and, where given, altitude in metres; the name is the property <c>name</c>, <c>station_name</c> or <c>title</c>, or the
/// feature's <c>id</c>. A bad feature does not keep the others from being read. Reading never throws on what the text contains.
/// </summary>
/// <param name="Stations">In the order of the text.</param>
/// <param name="Errors">What could not be read, in the order of the text.</param>
public sealed record StationFile(IReadOnlyList<StationPoint> Stations, IReadOnlyList<StationFileError> Errors)
{
    /// <summary>Texts up to this size are read.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Reads a text.</summary>
    /// <param name="bytes">UTF-8, or UTF-16 with a byte order mark.</param>
    public static StationFile Read(ReadOnlyMemory<byte> bytes) => bytes.Length > MaxBytes
        ? new StationFile([], [new StationFileError("size", null, "more", $"at most {MaxBytes >> 20} MiB of text")])
        : GeoJsonReader.Read(TextDecoding.Decode(bytes.Span));
}
