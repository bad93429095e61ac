using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpaceCloud.Api.Manifests;

namespace SpaceCloud.Cli.Tests.Plans;

/// <summary>
/// A folder with in.yaml (its first line is the command to paste, its second the exit code, then how the figures were checked) and
/// expected.json.
/// </summary>
internal sealed partial class PlanCase
{
    private PlanCase(string folder)
    {
        File = Path.Combine(folder, "in.yaml");
        string[] lines = System.IO.File.ReadAllLines(File);
        At = Time().Match(lines[0]).Groups["at"].Value;
        Weights = WeightsText().Match(lines[0]) is { Success: true } match ? match.Groups["weights"].Value : null;
        Code = int.Parse(Exit().Match(lines[1]).Groups["code"].Value, CultureInfo.InvariantCulture);
        string expected = Path.Combine(folder, "expected.json");
        Expected = System.IO.File.Exists(expected) ? System.IO.File.ReadAllText(expected) : "[]";
    }

    public string File { get; }

    public string At { get; }

    public int Code { get; }

    public string Expected { get; }

    private string? Weights { get; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Plans");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static PlanCase Read(string name) => new(Path.Combine(Folder, name));

    public Task<CommandRun> RunAsync(params string[] more) => CommandRun.OfAsync(["plan", "-f", File, .. Options, .. more]);

    /// <summary>The same objects in another order, as kubectl lists them.</summary>
    public Task<CommandRun> RunShuffledAsync(int seed)
    {
        JsonNode[] objects = [.. ManifestReader.Read(System.IO.File.ReadAllText(File), File)];
        new Random(seed).Shuffle(objects);
        JsonObject list = new() { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray(objects) };
        return CommandRun.OfAsync(list.ToJsonString(), ["plan", "-f", "-", .. Options, "-o", "json"]);
    }

    /// <summary>No ground store of this machine may have a say.</summary>
    private string[] Options =>
        ["--at", At, "--ground-store", Path.Combine(Folder, "no-store"), .. Weights is null ? Array.Empty<string>() : ["--score-weights", Weights]];

    [GeneratedRegex(@"--at (?<at>\S+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"--score-weights (?<weights>\S+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WeightsText();

    [GeneratedRegex(@"exit code (?<code>\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exit();
}
