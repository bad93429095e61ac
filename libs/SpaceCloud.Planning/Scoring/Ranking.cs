namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// Candidates for the same work beside each other, by their places in the list they came in: the lowest cost is the best, of equal ones the
/// first by name. Pure and deterministic.
/// </summary>
public sealed class Ranking
{
    /// <summary>The score of the best.</summary>
    public const int BestScore = 10;

    /// <summary>Costs that lie no further apart than this are not spread over the whole range of scores.</summary>
    private const double LeastSpread = 0.1;

    private readonly double[] costs;
    private readonly double span;

    /// <param name="candidates">One for each place; null for a satellite that cannot do the work.</param>
    /// <param name="owners">What the whole fleet has promised.</param>
    /// <param name="nowUtc">Mission time.</param>
    /// <param name="weights">How much each term counts.</param>
    public Ranking(IReadOnlyList<Candidate?> candidates, OwnerLoads owners, DateTimeOffset nowUtc, ScoreWeights weights)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(weights);
        costs = new double[candidates.Count];
        double most = 0;
        for (int i = 0; i < costs.Length; i++)
        {
            if (candidates[i] is not { } candidate)
            {
                costs[i] = double.NaN;
                continue;
            }

            costs[i] = weights.CostOf(candidate.Terms(nowUtc, owners));
            most = Math.Max(most, costs[i]);
            if (Best is not int best || costs[i] < costs[best]
                || (costs[i] == costs[best] && string.CompareOrdinal(candidate.Name, candidates[best]!.Name) < 0))
            {
                Best = i;
            }
        }

        span = Math.Max(LeastSpread, Best is int lowest ? most - costs[lowest] : 0);
    }

    /// <summary>The place of the best; null when nobody can do the work.</summary>
    public int? Best { get; }

    /// <summary>The cost at a place, from 0, the best there can be, to 1; null where the work cannot be done.</summary>
    public double? CostAt(int place) => double.IsNaN(costs[place]) ? null : costs[place];

    /// <summary>
    /// The cost at a place as the scheduler is told: 10 for the best alone, 9 to 1 for the others by how far they lie behind, 0 where the
    /// work cannot be done.
    /// </summary>
    public int ScoreAt(int place)
    {
        if (Best is not int best || double.IsNaN(costs[place]))
        {
            return 0;
        }

        double behind = (costs[place] - costs[best]) / span;
        return place == best ? BestScore : (int)Math.Clamp(Math.Round(BestScore - 1 - (8 * behind), MidpointRounding.AwayFromZero), 1, BestScore - 1);
    }
}
