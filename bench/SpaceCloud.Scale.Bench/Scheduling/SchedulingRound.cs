namespace SpaceCloud.Scale.Bench.Scheduling;

/// <summary>All pods of one round bound: how long from the first binding to the last, and what the processes took for it.</summary>
internal sealed record SchedulingRound(bool WithExtender, int Bound, TimeSpan Taken, double SchedulerCpuSeconds, double? ExtenderCpuSeconds)
{
    public double PodsPerSecond => (Bound - 1) / Taken.TotalSeconds;
}
