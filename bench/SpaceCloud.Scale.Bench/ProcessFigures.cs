using System.Globalization;

namespace SpaceCloud.Scale.Bench;

/// <summary>Memory and processor time of a process, from /proc.</summary>
internal sealed record ProcessFigures(double ResidentMegabytes, double PeakResidentMegabytes, double CpuSeconds)
{
    private const double TicksPerSecond = 100;

    public static ProcessFigures Of(int id)
    {
        Dictionary<string, string> status = File.ReadLines($"/proc/{id}/status")
            .Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);
        string stat = File.ReadAllText($"/proc/{id}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessFigures(Megabytes(status["VmRSS"]), Megabytes(status["VmHWM"]), (Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static double Megabytes(string kilobytes) => Number(kilobytes.Split(' ')[0]) / 1024;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
