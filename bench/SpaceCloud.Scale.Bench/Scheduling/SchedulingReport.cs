using System.Globalization;
using System.Text;

namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>The result table, in Markdown.</summary>
internal static class SchedulingReport
{
    public static string Write(SchedulingOptions options, IReadOnlyList<SchedulingRound> rounds, int leaseRenewals)
    {
        double with = Median(rounds, withExtender: true);
        double without = Median(rounds, withExtender: false);
        StringBuilder page = new();
        Line(page, $"# {options.Pods} pods on {options.Satellites} satellites through an unmodified kube-scheduler");
        Line(page, $"");
        Line(page, $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores shared with etcd 3.4, kube-apiserver, kube-controller-manager and kube-scheduler 1.20. The chart's scheduler profile with all nodes looked at and client limits lifted, the extender in it and cut out in turn; nodes are API objects whose leases are renewed ({leaseRenewals} renewals in the run). {SchedulingOptions.Workloads} different demands. Pods a second: from the first binding to the last. Made by `make bench-scheduler`.");
        Line(page, $"");
        Line(page, $"| what | figure | goal |");
        Line(page, $"|---|---|---|");
        Line(page, $"| with the extender, median | {with:0.0} pods/s | |");
        Line(page, $"| without any extender, median | {without:0.0} pods/s | |");
        Line(page, $"| ratio | {with / without:0.00} | 0.8 |");
        Line(page, $"");
        Line(page, $"| round | extender | pods bound | taken | pods/s | kube-scheduler | extender |");
        Line(page, $"|---|---|---|---|---|---|---|");
        foreach ((SchedulingRound round, int number) in rounds.Select((round, number) => (round, number + 1)))
        {
            Line(page, $"| {number} | {(round.WithExtender ? "yes" : "no")} | {round.Bound} | {round.Taken.TotalSeconds:0.0} s | {round.PodsPerSecond:0.0} | {round.SchedulerCpuSeconds:0.0} s CPU | {(round.ExtenderCpuSeconds is { } cpu ? string.Create(CultureInfo.InvariantCulture, $"{cpu:0.0} s CPU") : "")} |");
        }

        return page.ToString();
    }

    private static double Median(IReadOnlyList<SchedulingRound> rounds, bool withExtender)
    {
        double[] sorted = [.. rounds.Where(round => round.WithExtender == withExtender).Select(round => round.PodsPerSecond).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
