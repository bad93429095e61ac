using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Planning.Tests.Scoring;

public sealed class RankingTests
{
    private static Candidate? Of(string name, double shiftMinutes)
    {
        SatelliteSupply supply = Any.Supply with { Name = name, Contacts = [.. Any.Supply.Contacts.Select(c => Any.Contact(c.Id, (c.AosUtc - Any.Now).TotalMinutes + shiftMinutes))] };
        Demand demand = Any.Demand with { DeadlineUtc = null };
        return Placement.Judge(supply, demand, Any.Now) is { Plan: { } plan } ? new Candidate(supply, demand, plan) : null;
    }

    private static Ranking Rank(ScoreWeights weights, params Candidate?[] candidates) => new(candidates, OwnerLoads.None, Any.Now, weights);

    [Fact]
    public void Scores_spread_from_0_to_10_and_ties_go_by_name()
    {
        Ranking ranking = Rank(ScoreWeights.Default, Of("b", 0), Of("a", 0), Of("late", 300), null, Of("later", 600));

        Assert.Equal(1, ranking.Best);
        Assert.Equal([9, 10, 0, 1], new[] { 0, 1, 3, 4 }.Select(ranking.ScoreAt));
        Assert.InRange(ranking.ScoreAt(2), 2, 8);
        Assert.Equal(ranking.CostAt(0), ranking.CostAt(1));
        Assert.Null(ranking.CostAt(3));
        Assert.True(ranking.CostAt(1) < ranking.CostAt(2) && ranking.CostAt(2) < ranking.CostAt(4));
    }

    [Fact]
    public void A_small_difference_is_not_blown_up()
    {
        Ranking ranking = Rank(ScoreWeights.Default, Of("a", 0), Of("b", 1));
        Assert.Equal((10, 9), (ranking.ScoreAt(0), ranking.ScoreAt(1)));
    }

    [Fact]
    public void Of_nobody_nobody_is_best()
    {
        Assert.Null(Rank(ScoreWeights.Default).Best);
        Ranking blocked = Rank(ScoreWeights.Default, null, null);
        Assert.Equal((null, 0), (blocked.Best, blocked.ScoreAt(1)));
    }

    [Fact]
    public void A_weight_of_0_leaves_a_term_out()
    {
        ScoreWeights noHurry = ScoreWeights.Default with { Delivery = 0, Energy = 0, Wear = 0, Heat = 0 };
        Ranking ranking = Rank(noHurry, Of("b", 0), Of("a", 300));
        Assert.Equal(ranking.CostAt(0)!.Value, ranking.CostAt(1)!.Value, 1e-12);
        Assert.Equal(1, ranking.Best);
    }

    [Fact]
    public void Only_the_proportions_of_weights_matter()
    {
        ScoreWeights tenfold = new() { Delivery = 5, Energy = 1, Wear = 1, Heat = 1, Link = 1, Locality = 0.5, Fairness = 0.5 };
        Assert.Equal(Rank(ScoreWeights.Default, Of("a", 0)).CostAt(0)!.Value, Rank(tenfold, Of("a", 0)).CostAt(0)!.Value, 1e-12);
    }
}
