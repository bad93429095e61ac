using SpaceCloud.Api.Rules;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class ContactWindowRulesTests
{
    private static readonly ContactWindowSpec Good = Minimal.Typed<ContactWindow>(Minimal.ContactWindow("good")).Spec;

    [Fact]
    public void AnOrdinaryWindowHoldsAllRules() => Assert.Empty(ContactWindowRules.Check(Good));

    [Fact]
    public void AWindowThatEndsBeforeItBeginsIsNamed() => Assert.Equal(
        ["spec.losUtc", "spec.tcaUtc", "spec.uplinkCapacityBytes", "spec.downlinkCapacityBytes"],
        ContactWindowRules.Check(Good with { LosUtc = Good.AosUtc.AddMinutes(-1) }).Select(violation => violation.Path));

    [Theory]
    [InlineData(null, null, "spec.station")]
    [InlineData("svalbard", "atlas-4", "spec.station")]
    [InlineData(null, "ember-1", "spec.peerSatellite")] // itself
    public void ItIsWithAStationOrWithAnotherSatellite(string? station, string? peer, string path) => Assert.Equal(
        [path], ContactWindowRules.Check(Good with { Station = station, PeerSatellite = peer }).Select(violation => violation.Path));

    [Fact]
    public void MoreBytesThanTheRateCarriesAreNamed()
    {
        RuleViolation violation = Assert.Single(ContactWindowRules.Check(Good with { UplinkCapacityBytes = 120_000_001 }));
        Assert.Contains("0 to 120000000 B", violation.Allowed, StringComparison.Ordinal);
    }
}
