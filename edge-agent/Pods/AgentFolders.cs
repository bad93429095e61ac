using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Where things lie under the agent's data folder. No name from outside becomes a path unless it is plain and short.</summary>
internal sealed partial class AgentFolders(string dataFolder, string? sensorsFolder)
{
    /// <summary>Longest folder name made from names as they are; log paths of the field break at 217.</summary>
    private const int MaxPlainCharacters = 180;

    public string JournalFile => Path.Combine(dataFolder, "journal.db");

    public string ContentFolder => Path.Combine(dataFolder, "content");

    public string Pod(PodOrder order) => Path.Combine(
        dataFolder,
        "pods",
        Plain($"{order.Namespace}_{order.Name}_{order.Uid}_{order.Attempt}", order.Namespace, order.Name, order.Uid));

    public string Logs(PodOrder order) => Path.Combine(Pod(order), "log");

    public string Outputs(PodOrder order) => Path.Combine(Pod(order), "out");

    public string Output(PodOrder order, string name) => Path.Combine(Outputs(order), Plain(name, name));

    public string Scratch(PodOrder order, string name) => Path.Combine(Pod(order), "scratch", Plain(name, name));

    /// <summary>The sensor's directory; null when the agent has no sensors' folder or the name is not plain.</summary>
    public string? Sensor(string name) =>
        sensorsFolder is not null && PlainName().IsMatch(name) ? Path.Combine(sensorsFolder, name) : null;

    /// <summary>The text itself when all its parts are plain and it is short, otherwise a digest of it.</summary>
    public static string Plain(string text, params ReadOnlySpan<string> parts)
    {
        bool plain = text.Length <= MaxPlainCharacters;
        foreach (string part in parts)
        {
            plain &= PlainName().IsMatch(part);
        }

        return plain ? text : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
