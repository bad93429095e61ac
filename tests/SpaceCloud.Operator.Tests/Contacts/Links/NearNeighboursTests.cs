using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Contacts.Links;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Tests.Contacts.Links;

public sealed class NearNeighboursTests
{
    private static readonly LinkBlock Block = LinkBlock.Of(Minimal.Epoch);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_pairs_are_those_that_sorting_all_by_distance_gives(int seed)
    {
        Random random = new(seed);
        LinkSatellite[] fleet = [.. Enumerable.Range(0, 60).Select(i => Sat(i, random.Next(360), random.Next(1, 4), random.Next(1000, 9000)))];
        SortedSet<(int, int)> expected = [];
        for (DateTimeOffset utc = Block.FromUtc; utc <= Block.ToUtc; utc += TimeSpan.FromMinutes(5))
        {
            for (int i = 0; i < fleet.Length; i++)
            {
                IEnumerable<int> near = Enumerable.Range(0, fleet.Length).Where(j => j != i)
                    .Select(j => (Distance: fleet[i].DistanceKilometers(fleet[j], utc), Other: j))
                    .Where(one => one.Distance <= fleet[i].LimitsWith(fleet[one.Other]).MaxRangeKilometers)
                    .Order().Take((fleet[i].Terminals.Terminals * 2) + 4).Select(one => one.Other);
                expected.UnionWith(near.Select(j => (Math.Min(i, j), Math.Max(i, j))));
            }
        }

        Assert.True(expected.SequenceEqual(NearNeighbours.Pairs(fleet, Block, CancellationToken.None)), $"seed {seed}");
    }

    [Fact]
    public async Task A_search_ends_when_the_operator_does()
    {
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => LinkRoundRule.Decide(
            [], [], new Dictionary<string, WindowIntent>(), TimeSpan.FromHours(4), Minimal.Epoch, new LinkLedger(), stop.Token));
    }

    private static LinkSatellite Sat(int number, double degrees, int terminals, double rangeKilometers)
    {
        string line2 = string.Create(CultureInfo.InvariantCulture, $"2 43013  98.7398 {number * 5:000.0000} 0001505 101.4403 {degrees:000.0000} 14.1954916726845");
        SatelliteSpec spec = Minimal.Satellite().Spec with { Orbit = new SatelliteOrbit(new TwoLineElementText(Minimal.Elements.Line1, line2 + Tle.Checksum(line2))) };
        return new LinkSatellite($"s{number:00}", ElementsVerdict.Of(spec, Minimal.Epoch).Tracked!, new SatelliteInterSatellite(terminals, 1, rangeKilometers));
    }
}
