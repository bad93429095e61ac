namespace SpaceCloud.Bench;

/// <summary>
/// Seconds of every contestant in every round. All run once in each round, one after the other, so that what else the machine does
/// falls on all of them alike; the first round, in which code is compiled and caches fill, is thrown away.
/// </summary>
internal sealed class InterleavedRounds
{
    private readonly Dictionary<Contestant, List<double>> seconds = [];

    public static async Task<InterleavedRounds> RunAsync(IReadOnlyList<Contestant> contestants, int rounds, CancellationToken cancellationToken)
    {
        InterleavedRounds all = new();
        for (int round = 0; round <= rounds; round++)
        {
            foreach (Contestant contestant in contestants)
            {
                double taken = await contestant.RunAsync(cancellationToken);
                List<double> list = all.seconds.TryGetValue(contestant, out List<double>? known) ? known : all.seconds[contestant] = [];
                if (round > 0)
                {
                    list.Add(taken);
                }
            }
        }

        return all;
    }

    /// <summary>Median of the time for one piece of work, s.</summary>
    public double SecondsEach(Contestant contestant) => Median(seconds[contestant]) / contestant.Items;

    /// <summary>The same in the fastest round, the least disturbed one, s.</summary>
    public double FastestSecondsEach(Contestant contestant) => seconds[contestant].Min() / contestant.Items;

    /// <summary>How many times faster one is than another for a piece of work: the median of the rounds' ratios.</summary>
    public double Ratio(Contestant faster, Contestant slower) =>
        Median([.. seconds[slower].Zip(seconds[faster], (s, f) => s / slower.Items / (f / faster.Items))]);

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : 0.5 * (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]);
    }
}
