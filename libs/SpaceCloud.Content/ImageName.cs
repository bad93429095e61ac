using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SpaceCloud.Content;

/// <summary>
/// An image name <c>repository[:tag][@sha256:HEX]</c> in the full form every container runtime gives it: a name without a host
/// is one of <c>docker.io</c>, and without tag and digest it means <c>latest</c>.
/// </summary>
public sealed partial record ImageName
{
    private const int MaxCharacters = 255;

    private ImageName(string repository, string? tag, Digest? digest)
    {
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Host and path, for example <c>docker.io/library/busybox</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag, or null where only a digest was given.</summary>
    public string? Tag { get; }

    /// <summary>The digest, or null.</summary>
    public Digest? Digest { get; }

    /// <summary>Parses and completes a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageName? name)
    {
        name = null;
        if (text is null || text.Length > MaxCharacters || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        Digest? digest = match.Groups["digest"].Success ? Digest.Parse(match.Groups["digest"].Value) : null;
        string? tag = match.Groups["tag"].Success ? match.Groups["tag"].Value : digest is null ? "latest" : null;
        name = new ImageName(Complete(match.Groups["repository"].Value), tag, digest);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.InvalidName"/>.</exception>
    public static ImageName Parse(string text) => TryParse(text, out ImageName? name)
        ? name
        : throw new ContentException(
            ContentError.InvalidName,
            $"'{Excerpt.Of(text)}' is not an image name",
            "image name",
            "Write repository[:tag][@sha256:HEX] in lower case, at most 255 characters");

    /// <summary>The same repository pinned to a digest, without the tag.</summary>
    public ImageName At(Digest digest) => new(Repository, null, digest);

    /// <inheritdoc/>
    public override string ToString() =>
        Repository + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);

    private static string Complete(string repository)
    {
        int slash = repository.IndexOf('/', StringComparison.Ordinal);
        string host = slash < 0 ? "" : repository[..slash];
        bool hasHost = host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal) || host == "localhost";
        return hasHost ? repository : slash < 0 ? "docker.io/library/" + repository : "docker.io/" + repository;
    }

    [GeneratedRegex(
        @"\A(?<repository>[a-z0-9][a-z0-9._-]*(:[0-9]{1,5}(?=/))?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)"
        + @"(:(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
