using SpaceCloud.Operator.Bundles;

namespace SpaceCloud.Operator.Tests.Bundles;

public sealed class ReissueRuleTests
{
    private static readonly IssuedBundle Last = new(7, "pods", "pods+contacts", At("06:00"), At("06:00").AddHours(48));

    [Theory]
    [InlineData("pods", "pods+contacts", 24 * 60)] // nothing new: before it expires
    [InlineData("other pods", "other pods+contacts", 1)] // at once
    [InlineData("pods", "pods+other contacts", 2)] // the contact plan drifts by itself
    public void Signs_again_when_it_matters(string urgent, string whole, int minutes) =>
        Assert.Equal(At("06:00").AddMinutes(minutes), ReissueRule.SignAtUtc(Last, urgent, whole, At("06:01")));

    [Fact]
    public void The_first_bundle_is_signed_at_once() =>
        Assert.Equal(At("06:01"), ReissueRule.SignAtUtc(null, "pods", "pods", At("06:01")));
}
