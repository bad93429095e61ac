using SpaceCloud.Orbit;
using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class LightTimelineTests
{
    [Fact]
    public void Gaps_overlaps_and_impossible_shares_are_refused()
    {
        LightInterval first = new(Any.Now, Any.Now.AddMinutes(1), 1);
        Assert.Throws<ArgumentException>(() => new LightTimeline([]));
        Assert.Throws<ArgumentException>(() => new LightTimeline([first, new(Any.Now.AddMinutes(2), Any.Now.AddMinutes(3), 0)]));
        Assert.Throws<ArgumentException>(() => new LightTimeline([first with { LitFraction = double.NaN }]));
        Assert.Throws<ArgumentException>(() => new LightTimeline([first with { EndUtc = Any.Now }]));
    }

    [Fact]
    public void An_orbit_gives_sunlight_penumbra_and_umbra_in_turn()
    {
        Tle set = Tle.Parse("1 25544U 98067A   22021.68747065 -.00000457  00000-0  00000+0 0  9996", "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315322461").Tle!;
        Assert.True(OrbitPropagator.TryCreate(set.Elements, out OrbitPropagator? orbit, out _));
        DateTimeOffset from = set.Elements.EpochUtc;

        LightTimeline light = LightTimeline.FromOrbit(orbit, from, from.AddHours(6))!;

        Assert.Equal((from, from.AddHours(6)), (light.FromUtc, light.ToUtc));
        Assert.Contains(light.Intervals, i => i.LitFraction == 1);
        Assert.Contains(light.Intervals, i => i.LitFraction == 0);
        Assert.Contains(light.Intervals, i => i.LitFraction is > 0.3 and < 0.7);
        Assert.All(light.Intervals.Skip(1).SkipLast(1), i => Assert.InRange(Math.Abs(i.LitFraction - EclipseFinder.LitFraction(orbit, i.StartUtc + ((i.EndUtc - i.StartUtc) / 2))!.Value), 0, 0.1));
        Assert.Null(LightTimeline.FromOrbit(orbit, from, from));
    }
}
