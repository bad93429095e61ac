using SpaceCloud.Api.Wire;
using SpaceCloud.Content;

namespace SpaceCloud.Operator.Results;

/// <summary>What a result manifest may say, whoever sent it.</summary>
internal static class ResultManifestRules
{
    private const int MaxPathCharacters = 1024;
    private const int MaxOutputCharacters = 63;

    /// <summary>The first broken rule as a fixed sentence that repeats nothing of the input; null when all hold.</summary>
    public static string? FirstBroken(ResultManifest manifest, int maxFiles, long maxBytes)
    {
        if (manifest.Files is null || manifest.Files.Count > maxFiles)
        {
            return $"files: at most {maxFiles} are taken";
        }

        if (manifest.FinishedUtc < manifest.StartedUtc)
        {
            return "finishedUtc is before startedUtc";
        }

        if (!Guid.TryParse(manifest.PodUid, out _))
        {
            return "podUid is not a UID";
        }

        long total = 0;
        HashSet<(string Output, string Path)> seen = [];
        foreach (ResultManifestFile file in manifest.Files)
        {
            if (file.SizeBytes < 0 || file.SizeBytes > maxBytes || (total += file.SizeBytes) > maxBytes)
            {
                return $"files: sizes must be 0 or more and {maxBytes} bytes together at most";
            }

            if (!Digest.TryFromHex(file.Sha256 ?? "", out _))
            {
                return "files: sha256 must be 64 lower-case hexadecimal digits";
            }

            if (!IsName(file.Output) || !IsRelativePath(file.Path) || !seen.Add((file.Output, file.Path)))
            {
                return "files: output and path must name each file once, with a relative path without '.' or '..' parts";
            }
        }

        return null;
    }

    private static bool IsName(string? output) =>
        output is { Length: > 0 and <= MaxOutputCharacters }
        && output.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static bool IsRelativePath(string? path) =>
        path is { Length: > 0 and <= MaxPathCharacters }
        && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
