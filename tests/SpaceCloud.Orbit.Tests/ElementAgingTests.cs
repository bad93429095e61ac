using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class ElementAgingTests
{
    [Theory]
    [InlineData(0, 1 / 7.6, 1 / 7.6)]
    [InlineData(2, 4 / 7.6, 13 / 7.6)]
    [InlineData(-2, 4 / 7.6, 13 / 7.6)]
    public void Times_grow_uncertain_with_age(double days, double passive, double manoeuvring)
    {
        TimeSpan age = TimeSpan.FromDays(days);
        Assert.Equal(passive, ElementAging.Passive.TimingSigmaSeconds(age), 1e-12);
        Assert.Equal(manoeuvring, ElementAging.Manoeuvring.TimingSigmaSeconds(age), 1e-12);
    }

    [Theory]
    [InlineData(3, ElementFreshness.Fresh, ElementFreshness.Fresh)]
    [InlineData(3.001, ElementFreshness.Stale, ElementFreshness.Stale)]
    [InlineData(-3.001, ElementFreshness.Stale, ElementFreshness.Stale)]
    [InlineData(7, ElementFreshness.Stale, ElementFreshness.Stale)]
    [InlineData(7.001, ElementFreshness.Stale, ElementFreshness.Refused)]
    [InlineData(14, ElementFreshness.Stale, ElementFreshness.Refused)]
    [InlineData(14.001, ElementFreshness.Refused, ElementFreshness.Refused)]
    [InlineData(-15, ElementFreshness.Refused, ElementFreshness.Refused)]
    public void Old_elements_are_stale_then_refused(double days, ElementFreshness passive, ElementFreshness manoeuvring)
    {
        TimeSpan age = TimeSpan.FromDays(days);
        Assert.Equal(passive, ElementAging.Passive.FreshnessOf(age));
        Assert.Equal(manoeuvring, ElementAging.Manoeuvring.FreshnessOf(age));
    }

    [Fact]
    public void A_pass_carries_the_uncertainty_of_its_time()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Iss);
        GroundSite zurich = new("Zurich", new GeodeticPosition(47.3744, 8.541, 0));
        DateTimeOffset from = orbit.Elements.EpochUtc.AddDays(4);

        Pass pass = PassFinder.Find(orbit, zurich, ElevationMask.Constant(10), from, from.AddDays(1), ElementAging.Manoeuvring).Passes[0];

        double days = (pass.TcaUtc - orbit.Elements.EpochUtc).TotalDays;
        Assert.Equal((1 + (6 * days)) / 7.6, pass.TimingSigmaSeconds, 1e-9);
        Assert.Equal(3 * pass.TimingSigmaSeconds, pass.Padding().TotalSeconds, 1e-6);
    }
}
