using System.Globalization;
using System.Text;

namespace SpaceCloud.Scale.Bench;

/// <summary>The result table, in Markdown.</summary>
internal static class ScaleReport
{
    public static string Write(ScaleOptions options, ScaleFigures figures)
    {
        double writes = figures.SteadyWrites.Where(row => IsOurs(row.Resource)).Sum(row => row.Count);
        double real = figures.RealChanges.Where(row => IsOurs(row.Key)).Sum(row => row.Value);
        int empty = figures.EmptyChanges.Where(row => IsOurs(row.Key)).Sum(row => row.Value);
        StringBuilder page = new();
        Line(page, $"# {options.Satellites} satellites x {options.Stations} stations on a real API server");
        Line(page, $"");
        Line(page, $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores shared with etcd 3.4, kube-apiserver and kube-controller-manager 1.20; orbits: {figures.Source}; horizon {ScaleOptions.Horizon.TotalHours:0} h; mission clock at rate 1. Made by `make bench-scale`.");
        Line(page, $"");
        Line(page, $"| what | figure | goal |");
        Line(page, $"|---|---|---|");
        Line(page, $"| ContactWindow objects of the first plan (booked) | {figures.Windows} ({figures.Booked}) | |");
        Line(page, $"| all written after the operator's start | {figures.Written.TotalSeconds:0} s | 300 s |");
        Line(page, $"| operator, resident after the first plan / after the steady time / peak | {figures.AfterPlan.ResidentMegabytes:0} / {figures.SteadyAfter.ResidentMegabytes:0} / {figures.SteadyAfter.PeakResidentMegabytes:0} MB | 400 MB |");
        Line(page, $"| operator, processor time for the first plan | {figures.AfterPlan.CpuSeconds:0.0} s | |");
        Line(page, $"| operator, share of one core in the steady time | {100 * (figures.SteadyAfter.CpuSeconds - figures.SteadyBefore.CpuSeconds) / options.Steady.TotalSeconds:0.0} % | |");
        Line(page, $"| steady time ({options.Steady.TotalMinutes:0} min): writes of satellites, windows and stations | {writes:0} | |");
        Line(page, $"| steady time: real changes of them | {real:0} | |");
        Line(page, $"| writes a real change | {(real > 0 ? writes / real : 0):0.000} | 1 |");
        Line(page, $"| writes that changed nothing | {empty} | 0 |");
        Line(page, $"| steady time: all writes of the operator by its own count, lease renewals apart / renewals / conflicts | {figures.SteadyOwn.Writes - figures.SteadyOwn.Renewals:0} / {figures.SteadyOwn.Renewals:0} / {figures.SteadyOwn.Conflicts:0} | |");
        Line(page, $"| answers 429 | {figures.TooMany:0} | 0 |");
        Line(page, $"");
        Line(page, $"Writes by kind, as the API server counts them; nodes and leases have other writers too (kube-controller-manager, and {figures.Reports} reports of the satellites in the steady time). A real change is an object that came or went, or of which more differs than its version and the figures that run by themselves (sub-satellite point, element age, last word).");
        Line(page, $"");
        Line(page, $"| kind | verb | first plan | steady time | real changes in the steady time |");
        Line(page, $"|---|---|---|---|---|");
        foreach ((string resource, string verb) in figures.PlanWrites.Concat(figures.SteadyWrites).Select(row => (row.Resource, row.Verb)).Distinct().Where(row => IsOurs(row.Resource) || row.Resource.Split('/')[0] is "nodes" or "leases").Order())
        {
            Line(page, $"| {resource} | {verb} | {Count(figures.PlanWrites, resource, verb):0} | {Count(figures.SteadyWrites, resource, verb):0} | {(resource.Contains('/', StringComparison.Ordinal) ? "" : figures.RealChanges.GetValueOrDefault(resource).ToString(CultureInfo.InvariantCulture))} |");
        }

        Line(page, $"");
        Line(page, $"| beside it | resident | processor time in all |");
        Line(page, $"|---|---|---|");
        foreach ((string name, ProcessFigures? process) in figures.Others)
        {
            Line(page, $"| {name} | {(process is null ? "ended before its time" : $"{process.ResidentMegabytes:0} MB | {process.CpuSeconds:0} s")} |");
        }

        return page.ToString();
    }

    /// <summary>Kinds that the operator alone writes in this run.</summary>
    private static bool IsOurs(string resource) => resource.Split('/')[0] is "contactwindows" or "satellites" or "groundstations";

    private static double Count(IReadOnlyList<(string Resource, string Verb, double Count)> rows, string resource, string verb) =>
        rows.Where(row => row.Resource == resource && row.Verb == verb).Sum(row => row.Count);

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
