using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SpaceCloud.Content;

/// <summary>A SHA-256 digest in the form <c>sha256:HEX</c> with 64 lower-case hexadecimal digits, and no other form.</summary>
public sealed record Digest
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private Digest(string hex) => Hex = hex;

    /// <summary>The 64 lower-case hexadecimal digits without the algorithm.</summary>
    public string Hex { get; }

    /// <summary>Parses strictly; upper case, other algorithms and white space are refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || !IsHex(text.AsSpan(Prefix.Length)))
        {
            return false;
        }

        digest = new Digest(text[Prefix.Length..]);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.InvalidDigest"/>.</exception>
    public static Digest Parse(string text) => TryParse(text, out Digest? digest)
        ? digest
        : throw new ContentException(
            ContentError.InvalidDigest, $"'{Excerpt.Of(text)}' is not a digest", "digest", "Write sha256: and 64 lower-case hexadecimal digits");

    /// <summary>From the 64 digits alone, as blob files are named.</summary>
    public static bool TryFromHex(string hex, [NotNullWhen(true)] out Digest? digest)
    {
        digest = IsHex(hex) ? new Digest(hex) : null;
        return digest is not null;
    }

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => FromHash(SHA256.HashData(content));

    /// <summary>The digest of a stream from its position to its end.</summary>
    public static async Task<Digest> OfAsync(Stream content, CancellationToken cancellationToken) =>
        FromHash(await SHA256.HashDataAsync(content, cancellationToken));

    /// <inheritdoc/>
    public override string ToString() => Prefix + Hex;

    internal static Digest FromHash(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    private static bool IsHex(ReadOnlySpan<char> text) =>
        text.Length == HexLength && !text.ContainsAnyExcept(HexDigits);
}
