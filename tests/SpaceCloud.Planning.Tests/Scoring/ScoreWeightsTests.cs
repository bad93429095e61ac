using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Planning.Tests.Scoring;

public sealed class ScoreWeightsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("delivery=0.5")]
    [InlineData("fairness=0.05, locality=0.05,link=0.1,heat=0.1,wear=0.1,energy=1e-1,delivery=.5")]
    public void What_is_left_out_keeps_its_default(string? text)
    {
        Assert.True(ScoreWeights.TryParse(text, out ScoreWeights? weights, out _));
        Assert.Equal(ScoreWeights.Default, weights);
        Assert.Equal(1, weights.Sum, 1e-12);
    }

    [Fact]
    public void The_text_of_weights_reads_back_to_the_same()
    {
        ScoreWeights odd = new() { Delivery = 1 / 3.0, Energy = 0, Wear = 1000, Heat = 1e-9, Link = 7, Locality = 0.1, Fairness = 2.5 };
        Assert.True(ScoreWeights.TryParse(odd.ToString(), out ScoreWeights? read, out _));
        Assert.Equal(odd, read);
        Assert.Equal("delivery=0.5,energy=0.1,wear=0.1,heat=0.1,link=0.1,locality=0.05,fairness=0.05", ScoreWeights.Default.ToString());
    }

    [Theory]
    [InlineData("heat", "score weight \"heat\" has no value; expected NAME=NUMBER,... for example delivery=0.5,heat=0.2")]
    [InlineData("heat=hot", "score weight heat is \"hot\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("heat=", "score weight heat is \"\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("heat=-1", "score weight heat is \"-1\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("heat=1001", "score weight heat is \"1001\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("heat=NaN", "score weight heat is \"NaN\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("heat=1e999", "score weight heat is \"1e999\", must be a number from 0 to 1000; 0 leaves the term out")]
    [InlineData("Heat=1", "score weight Heat is unknown, must be one of delivery, energy, wear, heat, link, locality, fairness; correct the name or leave it out")]
    [InlineData("heat=1,heat=2", "score weight heat is given twice; leave one of the two out")]
    [InlineData("delivery=0,energy=0,wear=0,heat=0,link=0,locality=0,fairness=0", "score weights are all 0, at least one must be above 0 and at most 1000; give one")]
    public void A_problem_names_weight_value_range_and_remedy(string text, string problem)
    {
        Assert.False(ScoreWeights.TryParse(text, out ScoreWeights? weights, out IReadOnlyList<string> problems));
        Assert.Null(weights);
        Assert.Equal([problem], problems);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        Assert.False(ScoreWeights.TryParse("heat=hot,cold=1,wear", out _, out IReadOnlyList<string> problems));
        Assert.Equal(3, problems.Count);
    }
}
