namespace SpaceCloud.Bench;

/// <summary>One who is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Items">Pieces of work in one run.</param>
/// <param name="RunAsync">Does the work once and answers with the seconds it took.</param>
internal sealed record Contestant(string Name, double Items, Func<CancellationToken, Task<double>> RunAsync)
{
    /// <summary>Work of our own, timed from outside.</summary>
    public static Contestant Of(string name, double items, Action work) => new(name, items, _ =>
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return Task.FromResult(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
    });
}
