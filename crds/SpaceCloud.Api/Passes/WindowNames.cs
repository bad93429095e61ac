using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceCloud.Api.Passes;

/// <summary>
/// Gives passes their object names: satellite, station, revolution, and a letter from the second pass over the station in one
/// revolution on. Where that name is taken or too long, a hash of the same words makes it unique and is the same every time.
/// </summary>
public sealed class WindowNames(IEnumerable<string> taken)
{
    /// <summary>Object names end at 253 characters; names of satellites and stations may be as long each.</summary>
    private const int LongestName = 240;

    private const int Letters = 26;

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name of a pass.</summary>
    public string New(FoundPass pass) =>
        New(string.Create(CultureInfo.InvariantCulture, $"{pass.Satellite}-{pass.Station}-{pass.Revolution}"), pass.Ordinal);

    /// <summary>A name for the first, second, ... window of the same words.</summary>
    public string New(string words, int count)
    {
        string ordinal = count switch
        {
            0 => "",
            < Letters => ((char)('a' + count)).ToString(),
            _ => string.Create(CultureInfo.InvariantCulture, $"z{count}"),
        };
        string name = words + ordinal;
        for (int i = 0; name.Length > LongestName || !_taken.Add(name); i++)
        {
            // Two pairs can give one name: "a-b" over "c", "a" over "b-c".
            string key = string.Create(CultureInfo.InvariantCulture, $"{words}{ordinal}/{i}");
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..6];
            name = name[..Math.Min(name.Length, LongestName - hash.Length - 1)].TrimEnd('-', '.') + "-" + hash;
        }

        return name;
    }
}
