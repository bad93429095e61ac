using System.Text;

namespace SpaceCloud.Orbit.Formats;

/// <summary>Bytes to text: UTF-8, or UTF-16 where its byte order mark says so. What is no text becomes U+FFFD and fails later, with its place.</summary>
internal static class TextDecoding
{
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
