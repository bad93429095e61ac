using System.Globalization;
using SpaceCloud.Planning.Scoring;
using Xunit.Abstractions;

namespace SpaceCloud.Planning.Tests.Scoring;

/// <summary>
/// Each decision is the cheapest there is, given what was promised before: every satellite is asked and its cost worked out by hand.
/// SPACECLOUD_FLEETS says how many random fleets; a failure names its seed.
/// </summary>
public sealed class OptimumTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;
    private const double Tolerance = 1e-9;

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    [Fact]
    public void No_satellite_would_have_been_cheaper_than_the_chosen()
    {
        int fleets = int.TryParse(Environment.GetEnvironmentVariable("SPACECLOUD_FLEETS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 400;
        List<string> wrong = [];
        for (int seed = FirstSeed; seed < FirstSeed + fleets; seed++)
        {
            wrong.AddRange(Decide(new Random(seed)).Select(problem => $"seed {seed}: {problem}"));
        }

        output.WriteLine($"{fleets} fleets, seeds {FirstSeed} to {FirstSeed + fleets - 1}: {string.Join(", ", seen.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} {one.Key}"))}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.All(
            new[] { "decisions", "decisions after a promise", "decisions among several", "decisions between twins", "decisions not for the soonest", "nobody" },
            what => Assert.True(seen.GetValueOrDefault(what) > fleets / 40, $"too few: {what}"));
    }

    private IEnumerable<string> Decide(Random random)
    {
        List<SatelliteSupply> fleet = SmallFleets.Fleet(random);
        ScoreWeights weights = SmallFleets.Weights(random);
        for (int number = 0; number < 4; number++)
        {
            Demand demand = SmallFleets.Demand(random, number);
            Verdict[] verdicts = [.. fleet.Select(satellite => Placement.Judge(satellite, demand, Any.Now))];
            Candidate?[] candidates = [.. verdicts.Select((verdict, i) => verdict.Feasible ? new Candidate(fleet[i], demand, verdict.Plan) : null)];
            Ranking ranking = new(candidates, OwnerLoads.Of(fleet), Any.Now, weights);

            double?[] costs = [.. verdicts.Select((verdict, i) => verdict.Feasible ? CostByHand.Of(fleet[i], demand, verdict.Plan, fleet, weights, Any.Now) : (double?)null)];
            int[] able = [.. Enumerable.Range(0, fleet.Count).Where(i => costs[i] is not null).OrderBy(i => Math.Round(costs[i]!.Value, 10)).ThenBy(i => fleet[i].Name, StringComparer.Ordinal)];
            for (int i = 0; i < fleet.Count; i++)
            {
                if (ranking.CostAt(i) is double cost != costs[i] is double byHand || Math.Abs((ranking.CostAt(i) ?? 0) - (costs[i] ?? 0)) > Tolerance)
                {
                    yield return $"{fleet[i].Name} costs {ranking.CostAt(i)}, by hand {costs[i]}";
                }
            }

            if (ranking.Best != (able.Length > 0 ? able[0] : null))
            {
                yield return $"demand {number}: chosen is {Name(ranking.Best)}, cheapest {Name(able.FirstOrDefault())}: {string.Join(", ", able.Select(i => $"{fleet[i].Name} {costs[i]}"))}";
            }

            foreach (string problem in WrongScores(ranking, able))
            {
                yield return problem;
            }

            Count(verdicts, able, costs, number > 0 && fleet.Any(satellite => satellite.Commitments.Count > 0));
            if (ranking.Best is int best)
            {
                var promise = Commitment.From($"run-{number}", verdicts[best].Plan!, demand);
                fleet[best] = fleet[best] with { Commitments = [.. fleet[best].Commitments, promise], ImageDigests = [.. fleet[best].ImageDigests, demand.ImageDigest!] };
            }
        }

        string Name(int? place) => place is int i ? fleet[i].Name : "nobody";
    }

    /// <summary>One 10, nobody who costs more has more, and who cannot has 0.</summary>
    private static IEnumerable<string> WrongScores(Ranking ranking, int[] able)
    {
        int[] scores = [.. able.Select(ranking.ScoreAt)];
        if (scores.Length > 0 && (scores[0] != 10 || scores.Skip(1).Any(score => score is < 1 or > 9) || !scores.SequenceEqual(scores.OrderDescending())))
        {
            yield return $"scores {string.Join(", ", scores)}";
        }
    }

    private void Count(Verdict[] verdicts, int[] able, double?[] costs, bool afterPromise)
    {
        Add(able.Length > 0 ? "decisions" : "nobody");
        if (able.Length > 1)
        {
            Add("decisions among several");
            Add(costs[able[0]] == costs[able[1]] ? "decisions between twins" : "decisions between others");
            Add(able.Min(i => verdicts[i].Plan!.DeliveredUtc) < verdicts[able[0]].Plan!.DeliveredUtc ? "decisions not for the soonest" : "decisions for the soonest");
        }

        if (afterPromise && able.Length > 0)
        {
            Add("decisions after a promise");
        }

        void Add(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
    }
}
