namespace SpaceCloud.Bench;

/// <summary>One table of measurements.</summary>
internal interface IBenchmark
{
    /// <summary>The name on the command line, and the result file's without its ending.</summary>
    string Name { get; }

    Task<BenchmarkReport> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken);
}
