using SpaceCloud.Planning.Topology;

namespace SpaceCloud.Planning.Tests.Topology;

public sealed class LinkTopologyTests
{
    [Fact]
    public void The_nearest_in_sight_are_linked_as_far_as_terminals_go() => Assert.Equal(
        "a-b 0-120, c-d 0-120",
        Planned(Facts(1, Seen("a", "b", 0, 300), Seen("b", "c", 0, 300), Seen("c", "d", 0, 300)) with { Distance = Distances(("b", "c", 900), ("c", "d", 500)) }));

    [Fact]
    public void A_terminal_that_becomes_free_goes_to_the_next() => Assert.Equal(
        "a-b 0-50, b-c 50-120",
        Planned(Facts(1, Seen("a", "b", -10, 50), Seen("b", "c", 20, 300))));

    [Fact]
    public void A_nearer_satellite_that_comes_into_sight_takes_nothing_from_a_link_that_stands() => Assert.Equal(
        "a-b 0-120",
        Planned(Facts(1, Seen("a", "b", 0, 300), Seen("a", "c", 20, 300)) with { Distance = Distances(("a", "b", 900), ("a", "c", 1)) }));

    [Fact]
    public void A_link_of_the_block_before_goes_on_although_others_are_nearer() => Assert.Equal(
        "a-b 0-120",
        Planned(Facts(1, Seen("a", "b", -50, 300), Seen("a", "c", -50, 300)) with
        {
            Distance = Distances(("a", "b", 900), ("a", "c", 1)),
            Before = [Seen("a", "b", -50, 0)],
        }));

    [Theory]
    [InlineData(4.9, "")]
    [InlineData(5, "a-b 0-5")]
    public void Nothing_is_set_up_for_a_moment(double minutes, string expected) => Assert.Equal(expected, Planned(Facts(1, Seen("a", "b", 0, minutes))));

    [Theory]
    [InlineData(0.5, 60.5, "a-b 0.5-60.5")] // the same edges by newer elements
    [InlineData(10, 50, "a-b 10-50")]
    [InlineData(-30, 100, "a-b 0-100")] // seen for longer than was planned
    [InlineData(70, 100, "a-b 70-100")] // gone, and another one is there
    public void What_was_planned_follows_what_is_seen(double from, double to, string expected) => Assert.StartsWith(
        expected, Planned(Facts(1, Seen("a", "b", from, to)) with { Held = [Seen("a", "b", 0, 60)] }), StringComparison.Ordinal);

    [Fact]
    public void A_link_that_can_begin_earlier_than_planned_is_one_link() => Assert.Equal(
        "a-b 0-120",
        Planned(Facts(1, Seen("a", "b", -10, 300)) with { Held = [Seen("a", "b", 3, 120)], Before = [Seen("a", "b", -50, 0)] }));

    [Fact]
    public void A_pair_with_two_terminals_each_is_linked_once_at_a_time()
    {
        TopologyFacts facts = Facts(2, Seen("a", "b", -10, 300));

        Assert.Equal("a-b 0-120", Planned(facts with { Held = [Seen("a", "b", 3, 120)], Before = [Seen("a", "b", -50, 0)] }));
        Assert.Equal("a-b 0-120", Planned(facts with { Held = [Seen("a", "b", 30, 120)] }));
        Assert.Equal("a-b 0-120", Planned(facts with { Held = [Seen("a", "b", 0, 60), Seen("a", "b", 50, 110)] }));
    }

    [Theory]
    [InlineData(30, 25, "a-b 0-30, a-c 30-90")]
    [InlineData(30.01, 25, "a-b 0-30.01, a-c 30.01-90")] // the first is seen for longer than was planned
    [InlineData(30, 29, "a-b 0-30, a-c 30-90")] // the second could have begun earlier
    [InlineData(31.5, 28.5, "a-b 0-31.5, a-c 31.5-90")]
    public void A_link_that_follows_another_is_kept_although_a_nearer_satellite_is_in_sight(double firstTo, double secondFrom, string expected) => Assert.StartsWith(
        expected,
        Planned(Facts(1, Seen("a", "b", -10, firstTo), Seen("a", "c", secondFrom, 90), Seen("a", "d", 10, 200)) with
        {
            Held = [Seen("a", "b", 0, 30), Seen("a", "c", 30, 90)],
            Distance = Distances(("a", "b", 900), ("a", "c", 900), ("a", "d", 1)),
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Of_a_link_with_a_terminal_less_the_part_that_is_free_is_kept() => Assert.Equal(
        "a-b 0-40, a-c 40-100, a-d 100-120",
        Planned(Facts(2, Seen("a", "b", 0, 40), Seen("a", "c", 0, 100), Seen("a", "d", 0, 300)) with
        {
            Terminals = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 2, ["d"] = 2 },
            Distance = Distances(("a", "b", 900), ("a", "c", 900), ("a", "d", 1)),
            Held = [Seen("a", "b", 0, 40), Seen("a", "c", 0, 100)],
        }));

    [Theory]
    [InlineData(30, 34.5, "")]
    [InlineData(30, 35.5, "a-b 30-35.5")]
    [InlineData(0, 3, "a-b 0-3")] // it began before the block and goes on
    public void Of_a_planned_link_nothing_is_kept_for_a_moment(double from, double to, string expected) => Assert.Equal(
        expected, Planned(Facts(1, Seen("a", "b", from - 20, to)) with { Held = [Seen("a", "b", from, 100)], FillFromUtc = At(40) }));

    [Fact]
    public void A_planned_link_follows_what_it_shares_most_with() => Assert.StartsWith(
        "a-b 15-60", Planned(Facts(1, Seen("a", "b", -30, 8), Seen("a", "b", 15, 60)) with { Held = [Seen("a", "b", 5, 60)], FillFromUtc = At(60) }), StringComparison.Ordinal);

    [Fact]
    public void What_is_over_is_not_given_away() => Assert.Equal(
        "b-c 50-120",
        Planned(Facts(1, Seen("a", "b", 0, 52), Seen("b", "c", 0, 300)) with { FillFromUtc = At(50), Distance = (a, _, at) => (a == "a") == (at < At(40)) ? 1 : 2 }));

    [Fact]
    public void A_link_that_is_fixed_keeps_its_times_and_its_terminals_whatever_is_seen() => Assert.Equal(
        "a-b 10-50, a-b 50-120, c-d 0-80, d-e 80-120",
        Sorted(Planned(Facts(1, Seen("a", "b", -10, 300), Seen("c", "d", 0, 60), Seen("d", "e", 0, 300)) with
        {
            FillFromUtc = At(20),
            Fixed = [Seen("a", "b", 10, 50), Seen("c", "d", 0, 80)],
        })));

    [Fact]
    public void Satellites_with_many_terminals_get_two_links_for_each()
    {
        LinkSpan[] seen = [.. Enumerable.Range(0, 40).Select(i => Seen("a", $"b{i:00}", i < 20 ? 0 : 60, i < 20 ? 60 : 120))];

        Assert.Equal(32, LinkTopology.Plan(Facts(16, seen)).Count);
    }

    [Fact]
    public void A_new_satellite_takes_no_terminal_that_is_planned_for_later() => Assert.Equal(
        "a-n 0-30, a-b 30-120",
        Planned(Facts(1, Seen("a", "b", 30, 300), Seen("a", "n", 0, 300)) with { Held = [Seen("a", "b", 30, 120)], Distance = Distances(("a", "n", 1)) }));

    [Fact]
    public void No_satellite_gets_more_links_than_one_may_have()
    {
        LinkSpan[] seen = [.. Enumerable.Range(0, 12).Select(i => Seen("a", $"b{i:00}", i * 10, (i * 10) + 10))];

        Assert.Equal(3, LinkTopology.Plan(Facts(1, seen) with { MostLinksPerSatellite = 3 }).Count);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Links_keep_to_sight_and_terminals_and_no_free_pair_is_left(int seed)
    {
        TopologyFacts facts = Case(seed);
        IReadOnlyList<LinkSpan> links = LinkTopology.Plan(facts);

        Assert.All(links, link => Assert.True(
            facts.Feasible.Any(span => (span.A, span.B) == (link.A, link.B) && span.FromUtc <= link.FromUtc && link.ToUtc <= span.ToUtc), $"seed {seed}: {link} is out of sight"));
        Assert.All(links, link => Assert.True(link.FromUtc >= facts.FromUtc && link.ToUtc <= facts.ToUtc && link.FromUtc < link.ToUtc, $"seed {seed}: {link}"));
        for (double minute = 0; minute < 120; minute += 0.5)
        {
            DateTimeOffset at = At(minute);
            foreach ((string satellite, int terminals) in facts.Terminals)
            {
                int used = links.Count(link => (link.A == satellite || link.B == satellite) && link.FromUtc <= at && at < link.ToUtc);
                Assert.True(used <= terminals, $"seed {seed}, minute {minute}: {satellite} uses {used} of {terminals}");
            }

            Assert.DoesNotContain(links.Where(link => link.FromUtc <= at && at < link.ToUtc).GroupBy(link => (link.A, link.B)), pair => pair.Count() > 1);
        }

        foreach (LinkSpan span in facts.Feasible)
        {
            // A pair that had a terminal each and saw each other for the shortest time on end would have been linked.
            double free = 0;
            for (double minute = 0; minute < 120; minute += 0.25)
            {
                DateTimeOffset at = At(minute);
                bool linked = links.Any(link => (link.A, link.B) == (span.A, span.B) && link.FromUtc <= at && at < link.ToUtc);
                bool could = span.FromUtc <= at && at < span.ToUtc && !linked && Free(span.A, at) && Free(span.B, at);
                free = could ? free + 0.25 : 0;
                Assert.True(free <= 5.5, $"seed {seed}: {span.A}-{span.B} is left alone for {free} min until minute {minute}");
            }
        }

        bool Free(string satellite, DateTimeOffset at) =>
            links.Count(link => (link.A == satellite || link.B == satellite) && link.FromUtc <= at && at < link.ToUtc) < facts.Terminals[satellite];
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_planned_for_long_is_kept_by_elements_a_little_newer(int seed)
    {
        TopologyFacts facts = Case(seed);
        IReadOnlyList<LinkSpan> planned = LinkTopology.Plan(facts);
        Random random = new(seed);
        IReadOnlyList<LinkSpan> links = LinkTopology.Plan(facts with
        {
            Feasible = [.. facts.Feasible.Select(span => span with { FromUtc = span.FromUtc.AddSeconds(random.Next(-60, 61)), ToUtc = span.ToUtc.AddSeconds(random.Next(-60, 61)) })],
            Held = planned,
            Before = [],
            Distance = (a, b, at) => -facts.Distance(a, b, at),
        });

        Assert.All(planned.Where(link => link.ToUtc - link.FromUtc >= TimeSpan.FromMinutes(15)), link => Assert.True(
            links.Any(one => (one.A, one.B) == (link.A, link.B) && one.FromUtc < link.ToUtc - TimeSpan.FromMinutes(5) && link.FromUtc + TimeSpan.FromMinutes(5) < one.ToUtc),
            $"seed {seed}: {link} is gone"));
        foreach ((string satellite, int terminals) in facts.Terminals)
        {
            LinkSpan[] own = [.. links.Where(link => link.A == satellite || link.B == satellite)];
            Assert.All(own, link => Assert.True(own.Count(one => one.FromUtc <= link.FromUtc && link.FromUtc < one.ToUtc) <= terminals, $"seed {seed}: {satellite} at {link}"));
            Assert.All(own, link => Assert.Single(own, one => (one.A, one.B) == (link.A, link.B) && one.FromUtc <= link.FromUtc && link.FromUtc < one.ToUtc));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_plan_comes_out_again_and_in_any_order(int seed)
    {
        TopologyFacts facts = Case(seed);
        IReadOnlyList<LinkSpan> links = LinkTopology.Plan(facts);
        LinkSpan[] shuffled = [.. facts.Feasible];
        new Random(seed).Shuffle(shuffled);
        LinkSpan[] held = [.. links];
        new Random(seed).Shuffle(held);

        Assert.Equal(links, LinkTopology.Plan(facts with { Feasible = shuffled }));
        Assert.Equal(links, LinkTopology.Plan(facts with { Feasible = shuffled, Held = held }));
    }

    private static TopologyFacts Case(int seed)
    {
        Random random = new(seed);
        string[] names = ["a", "b", "c", "d", "e", "f"];
        List<LinkSpan> seen = [];
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = i + 1; j < names.Length; j++)
            {
                for (double from = random.Next(-60, 60); from < 120; from += random.Next(70, 160))
                {
                    seen.Add(Seen(names[i], names[j], from, from + random.Next(1, 60)));
                }
            }
        }

        return Facts(1, [.. seen]) with
        {
            Terminals = names.ToDictionary(name => name, _ => random.Next(1, 3)),
            Distance = (a, b, at) => ((a[0] * 31) + (b[0] * 17) + at.Minute) % 23,
            Before = [.. seen.Where(span => span.FromUtc < At(0) && span.ToUtc > At(0)).Take(2)],
            MostLinksPerSatellite = 100,
        };
    }

    private static string Planned(TopologyFacts facts) => string.Join(", ", LinkTopology.Plan(facts).Select(link => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{link.A}-{link.B} {(link.FromUtc - At(0)).TotalMinutes}-{(link.ToUtc - At(0)).TotalMinutes}")));

    private static string Sorted(string planned) => string.Join(", ", planned.Split(", ").Order(StringComparer.Ordinal));

    private static TopologyFacts Facts(int terminals, params LinkSpan[] seen) => new()
    {
        FromUtc = At(0),
        ToUtc = At(120),
        Terminals = seen.SelectMany(span => new[] { span.A, span.B }).Distinct().ToDictionary(name => name, _ => terminals),
        Feasible = seen,
        Distance = Distances(),
    };

    private static Func<string, string, DateTimeOffset, double> Distances(params (string A, string B, double Distance)[] known) =>
        (a, b, _) => known.FirstOrDefault(one => (one.A, one.B) == (a, b)).Distance;

    private static LinkSpan Seen(string a, string b, double fromMinutes, double toMinutes) => LinkSpan.Of(a, b, At(fromMinutes), At(toMinutes));

    private static DateTimeOffset At(double minutes) => Any.Now.AddMinutes(minutes);
}
