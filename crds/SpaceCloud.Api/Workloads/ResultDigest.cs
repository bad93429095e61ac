using System.Security.Cryptography;
using System.Text;

namespace SpaceCloud.Api;

/// <summary>The digest of a result as a whole.</summary>
public static class ResultDigest
{
    /// <summary>
    /// Hex SHA-256: of the one output file where there is exactly one, otherwise of the listing that <c>sha256sum</c> would
    /// print of the output files, by index, output and path. Logs do not count: they are not the user's result.
    /// </summary>
    public static string Of(IEnumerable<ResultFile> files)
    {
        ResultFile[] counted =
        [
            .. files.Where(file => file.Output != WellKnown.LogOutput)
                .OrderBy(file => file.Index).ThenBy(file => file.Output, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal),
        ];
        if (counted.Length == 1)
        {
            return counted[0].Sha256;
        }

        string listing = string.Concat(counted.Select(file => $"{file.Sha256}  {file.Index}/{file.Output}/{file.Path}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing)));
    }

    /// <summary>The ConfigMap key of a file: index, output and path, with every character a key may not hold as <c>_</c>.</summary>
    public static string KeyOf(int index, string output, string path) =>
        string.Concat($"{index}.{output}.{path}".Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' ? letter : '_'));
}
