using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SpaceCloud.Bench;

/// <summary>A page with what was measured, where and when.</summary>
internal sealed class BenchmarkReport(string title)
{
    private readonly StringBuilder body = new();
    private readonly List<string> broken = [];

    /// <summary>Promises that did not hold in this run, in words; the program fails by them.</summary>
    public IReadOnlyList<string> Broken => broken;

    public void Paragraph(FormattableString text) => body.Append(CultureInfo.InvariantCulture, $"\n{text.ToString(CultureInfo.InvariantCulture)}\n");

    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        body.Append('\n');
        Row(heads);
        Row([.. heads.Select((_, i) => i == 0 ? "---" : "---:")]);
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(row);
        }
    }

    /// <summary>Notes a promise that must hold in the run itself.</summary>
    public void Require(bool holds, FormattableString promise)
    {
        if (!holds)
        {
            broken.Add(promise.ToString(CultureInfo.InvariantCulture));
        }
    }

    public string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"# {title}\n\n{DateTime.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load {Load()}. Made by `make bench`; figures are of this machine, ratios are what to look at.\n{body}");

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        string[] lines = File.Exists(Info) ? File.ReadAllLines(Info) : [];
        string? Field(string name) => lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim();
        return lines.Length == 0 ? RuntimeInformation.ProcessArchitecture.ToString() : $"{Field("model name")} (family {Field("cpu family")}, model {Field("model\t")})";
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private void Row(IReadOnlyList<string> cells) => body.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
}
