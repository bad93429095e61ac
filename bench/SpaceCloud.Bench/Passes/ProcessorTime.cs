namespace SpaceCloud.Bench.Passes;

/// <summary>Seconds of processor that pieces of work took, all threads together: what a busy machine does not change much.</summary>
internal sealed class ProcessorTime
{
    private readonly Dictionary<string, List<double>> seconds = [];

    /// <summary>A contestant whose time of processor is kept.</summary>
    public Contestant Of(string name, Action work) => Contestant.Of(name, 1, () =>
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        List<double> list = seconds.TryGetValue(name, out List<double>? known) ? known : seconds[name] = [];
        list.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
    });

    /// <summary>Median of the rounds.</summary>
    public double Seconds(Contestant contestant) => seconds[contestant.Name].Order().ElementAt(seconds[contestant.Name].Count / 2);
}
