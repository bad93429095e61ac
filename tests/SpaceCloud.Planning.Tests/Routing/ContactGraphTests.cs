using SpaceCloud.Planning.Routing;
using Xunit.Abstractions;

namespace SpaceCloud.Planning.Tests.Routing;

public sealed class ContactGraphTests(ITestOutputHelper output)
{
    [Fact]
    public void Bytes_wait_for_the_next_contact_and_are_there_when_the_last_one_is()
    {
        Plan plan = new();
        plan.Contacts.AddRange([new(0, 1, 10, 20, Rate: 100, LightSeconds: 0.5), new(1, 2, 5, 15, 50), new(1, 2, 30, 90, 50, 2)]);

        Route route = plan.Graph().From("n0", Plan.Zero, 800).To("n2")!;

        Assert.Equal(["C0", "C2"], route.Hops.SelectMany(hop => hop.Uses).Select(use => use.ContactId));
        Assert.Equal(18.5, Plan.Seconds(route.Hops[0].ArrivalUtc));
        Assert.Equal(30, Plan.Seconds(route.Hops[1].Uses[0].StartUtc));
        Assert.Equal(46, Plan.Seconds(route.Hops[1].Uses[0].EndUtc));
        Assert.Equal(48, Plan.Seconds(route.ArrivalUtc));
    }

    [Theory]
    [InlineData(10, 0, 10.0)] // all of it in the first
    [InlineData(11, 0, 21.0)] // the last byte in the second
    [InlineData(10, 4, 24.0)] // what is reserved goes first
    [InlineData(20, 0, 30.0)]
    [InlineData(21, 0, null)]
    public void Bytes_are_spread_over_as_many_contacts_as_it_takes(long bytes, long reserved, double? arrival)
    {
        Plan plan = new();
        plan.Contacts.AddRange([new(0, 1, 0, 10, Reserved: reserved), new(0, 1, 20, 30)]);

        RouteTree tree = plan.Graph().From("n0", Plan.Zero, bytes);

        Assert.Equal(arrival, Plan.Seconds(tree.ArrivalUtc("n1")));
        Assert.Equal(arrival is null ? 0 : bytes, tree.To("n1")?.Hops[0].Uses.Sum(use => use.Bytes) ?? 0);
    }

    [Fact]
    public void A_contact_is_closed_at_its_end()
    {
        Plan plan = new();
        plan.Contacts.AddRange([new(0, 1, 0, 10, LightSeconds: 1), new(1, 2, 0, 11)]);

        Assert.Equal(11, Plan.Seconds(plan.Graph().From("n0", Plan.Zero, 10).ArrivalUtc("n1")));
        Assert.Null(plan.Graph().From("n0", Plan.Zero, 10).ArrivalUtc("n2"));
        Assert.Null(plan.Graph().From("n0", Plan.Zero.AddSeconds(10), 0).ArrivalUtc("n1"));
        Assert.Equal(10.5, Plan.Seconds(plan.Graph().From("n0", Plan.Zero.AddSeconds(9.5), 0).ArrivalUtc("n1")));
    }

    [Fact]
    public void Equal_arrivals_take_the_fewer_hops_and_then_the_contacts_that_last_longer()
    {
        Plan hops = new();
        hops.Contacts.AddRange([new(0, 1, 0, 10), new(1, 2, 10, 20), new(0, 2, 25, 35), new(2, 3, 30, 40)]);
        Assert.Equal(["C2", "C3"], hops.Graph().From("n0", Plan.Zero, 0).To("n3")!.Hops.SelectMany(hop => hop.Uses).Select(use => use.ContactId));

        Plan ends = new();
        ends.Contacts.AddRange([new(0, 1, 0, 10), new(0, 2, 0, 20), new(1, 3, 0, 50), new(2, 3, 0, 50)]);
        Assert.Equal(["C1", "C3"], ends.Graph().From("n0", Plan.Zero, 0).To("n3")!.Hops.SelectMany(hop => hop.Uses).Select(use => use.ContactId));
    }

    [Theory]
    [InlineData(0.2, 11, null)] // sent at the very end of the first contact it would still have to wait a second
    [InlineData(1.2, 11, 11.0)]
    [InlineData(0.2, 9.9, 9.9)] // sent later, it need not wait
    public void A_node_that_may_not_keep_bytes_is_passed_only_where_contacts_meet(double holdSeconds, double opens, double? arrival)
    {
        Plan plan = new();
        plan.Contacts.AddRange([new(0, 1, 0, 10), new(1, 2, opens, 20)]);
        plan.HoldSeconds[1] = holdSeconds;

        Assert.Equal(arrival, Plan.Seconds(plan.Graph().From("n0", Plan.Zero, 0).ArrivalUtc("n2")));
    }

    [Fact]
    public void What_is_unknown_or_useless_is_no_way()
    {
        Plan plan = new();
        plan.Contacts.AddRange([new(0, 0, 0, 10), new(0, 1, 10, 10), new(0, 2, 0, 10, Rate: 0), new(0, 3, 0, 10, Rate: double.NaN), new(0, 4, 0, 10, LightSeconds: -1)]);
        RouteTree tree = plan.Graph().From("n0", Plan.Zero, 0);

        Assert.All(Enumerable.Range(1, 5), node => Assert.Null(tree.To(Plan.Name(node))));
        Assert.Empty(tree.To("n0")!.Hops);
        Assert.Null(plan.Graph().From("stranger", Plan.Zero, 0).ArrivalUtc("n1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Graph().From("n0", Plan.Zero, -1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_way_tried_finds_no_better_one(int seed)
    {
        Random random = new(seed);
        int reached = 0;
        for (int round = 0; round < 400; round++)
        {
            Plan plan = Random(random);
            int bytes = random.Next(0, 9);
            int ready = random.Next(0, 20);
            RouteTree tree = plan.Graph().From("n0", Plan.Zero.AddSeconds(ready), bytes);
            EveryRoute every = new(plan, 0, ready, bytes);
            for (int node = 1; node < 8; node++)
            {
                Route? route = tree.To(Plan.Name(node));
                (double, int)? found = route is null ? null : (Plan.Seconds(route.ArrivalUtc)!.Value, route.Hops.Count);
                (double, int)? expected = every.To(node) is { } one ? (one.Arrival, one.Hops) : null;
                Assert.True(found == expected, $"seed {seed}, round {round}, node {node}, {bytes} bytes at {ready}: found {found}, there is {expected}\n{string.Join("\n", plan.Contacts)}");
                reached += route is null ? 0 : 1;
                AssertCanBeFlown(plan, route, bytes);
            }
        }

        output.WriteLine($"seed {seed}: {reached} routes, none beaten");
        Assert.InRange(reached, 700, 2400);
    }

    [Fact]
    public void The_order_of_the_contacts_does_not_matter()
    {
        Plan plan = Random(new Random(7));
        Plan turned = new();
        turned.Contacts.AddRange(plan.Contacts.AsEnumerable().Reverse());
        foreach ((int node, double seconds) in plan.HoldSeconds)
        {
            turned.HoldSeconds[node] = seconds;
        }

        static IEnumerable<(string, string, DateTimeOffset)> Hops(Plan plan, int node) =>
            plan.Graph().From("n0", Plan.Zero, 3).To(Plan.Name(node))?.Hops.Select(hop => (hop.From, hop.To, hop.ArrivalUtc)) ?? [];

        Assert.All(Enumerable.Range(1, 7), node => Assert.Equal(Hops(plan, node), Hops(turned, node)));
        Assert.Contains(Enumerable.Range(1, 7), node => Hops(plan, node).Count() > 1);
    }

    /// <summary>Up to eight nodes; the contacts of a pair do not overlap.</summary>
    private static Plan Random(Random random)
    {
        Plan plan = new();
        for (int pair = random.Next(8, 30); pair > 0; pair--)
        {
            int from = random.Next(0, 8);
            int to = random.Next(0, 8);
            if (from == to || plan.Contacts.Exists(c => (c.From, c.To) == (from, to)))
            {
                continue;
            }

            int at = random.Next(0, 25);
            for (int contacts = random.Next(1, 4); contacts > 0; contacts--)
            {
                int end = at + random.Next(1, 12);
                plan.Contacts.Add(new PlanContact(from, to, at, end, 1, random.Next(0, 3), random.Next(0, 4) == 0 ? random.Next(1, 4) : 0));
                at = end + random.Next(0, 10);
            }
        }

        for (int node = 1; node < 8; node++)
        {
            if (random.Next(0, 8) == 0)
            {
                plan.HoldSeconds[node] = random.Next(0, 4);
            }
        }

        return plan;
    }

    /// <summary>A route holds together: each hop begins where and when the one before ended, inside contacts that are there.</summary>
    private static void AssertCanBeFlown(Plan plan, Route? route, long bytes)
    {
        foreach (RouteHop hop in route?.Hops ?? [])
        {
            Assert.Equal(bytes, hop.Uses.Sum(use => use.Bytes));
            Assert.All(hop.Uses, use =>
            {
                PlanContact contact = plan.Contacts[int.Parse(use.ContactId[1..], System.Globalization.CultureInfo.InvariantCulture)];
                Assert.Equal((hop.From, hop.To), (Plan.Name(contact.From), Plan.Name(contact.To)));
                Assert.True(Plan.Seconds(use.StartUtc) >= contact.Start && Plan.Seconds(use.EndUtc) <= contact.End);
            });
        }
    }
}
