using System.Text;
using System.Text.RegularExpressions;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Tells manifests from other texts: somewhere near their start stands apiVersion.</summary>
internal static partial class ManifestText
{
    private const int LookedAt = 1 << 16;

    /// <summary>The text where it holds manifests, YAML or JSON; null otherwise.</summary>
    public static string? Of(ReadOnlyMemory<byte> bytes) =>
        ApiVersion().IsMatch(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, LookedAt)])) ? Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF') : null;

    [GeneratedRegex(@"(^|[\n{,])[ \t\r\n]*(- )?""?apiVersion""?[ \t]*:", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiVersion();
}
