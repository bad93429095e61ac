using System.Globalization;
using SpaceCloud.Lab;

namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>The chart's configuration of kube-scheduler with its client limits lifted, with the extender and without.</summary>
internal static class SchedulerConfiguration
{
    private const string Connection = "clientConnection:\n";
    private const string Extenders = "extenders:\n";

    public static string WithExtender(string chart)
    {
        if (!chart.Contains(Connection, StringComparison.Ordinal) || !chart.Contains(Extenders, StringComparison.Ordinal))
        {
            throw new LabException("the chart's scheduler configuration has no clientConnection or no extenders; it cannot be measured with and without");
        }

        return chart.Replace(Connection, string.Create(CultureInfo.InvariantCulture, $"{Connection}  qps: 100000\n  burst: 100000\n"), StringComparison.Ordinal);
    }

    /// <summary>The same to the letter, its last part, the extenders, left out.</summary>
    public static string WithoutExtender(string chart)
    {
        string whole = WithExtender(chart);
        return whole[..whole.IndexOf(Extenders, StringComparison.Ordinal)];
    }
}
