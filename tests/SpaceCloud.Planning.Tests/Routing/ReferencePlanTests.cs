using System.Globalization;
using System.Text.Json;
using SpaceCloud.Planning.Routing;
using SpaceCloud.Testing;
using Xunit.Abstractions;

namespace SpaceCloud.Planning.Tests.Routing;

/// <summary>Published contact plans (../shared/data/cgr beside the checkout); skipped where they are absent.</summary>
public sealed class ReferencePlanTests(ITestOutputHelper output)
{
    private const string Plans = "cgr";

    /// <summary>
    /// The tutorial's seven routes, best first: its next one is what is left when a contact that ends first on the way is taken out. All
    /// of them, by trying every way; and the search finds the best of what is left whatever contacts are taken out.
    /// </summary>
    [SharedDataFact(Plans)]
    public void The_tutorial_of_contact_graph_routing()
    {
        JsonElement tutorial = Cases().First(one => one.GetProperty("name").GetString()!.StartsWith("CGR tutorial", StringComparison.Ordinal));
        Plan plan = new();
        double light = tutorial.GetProperty("owlt_s").GetDouble();
        plan.Contacts.AddRange(tutorial.GetProperty("contacts").EnumerateArray().Select(c => new PlanContact(
            c[0].GetInt32(), c[1].GetInt32(), c[2].GetDouble(), c[3].GetDouble(), 1, light)));
        double[] published = [.. tutorial.GetProperty("routes_best_first").EnumerateArray().Select(route => route.GetProperty("bdt").GetDouble())];

        Assert.Equal(published, Ways(plan, 1, 5, 0, []).Order());
        int[] intoFive = [.. Enumerable.Range(0, plan.Contacts.Count).Where(i => plan.Contacts[i].To == 5 || plan.Contacts[i].From == 1)];
        for (int set = 0; set < 1 << intoFive.Length; set++)
        {
            Plan left = new();
            left.Contacts.AddRange(plan.Contacts.Where((_, i) => Array.IndexOf(intoFive, i) is var bit && (bit < 0 || (set & (1 << bit)) == 0)));
            double[] ways = [.. Ways(left, 1, 5, 0, [])];
            Assert.Equal(ways.Length == 0 ? null : ways.Min(), Plan.Seconds(left.Graph().From("n1", Plan.Zero, 0).ArrivalUtc("n5")));
        }

        output.WriteLine($"{published.Length} routes, {1 << intoFive.Length} plans with contacts taken out");
    }

    [SharedDataTheory(Plans)]
    [InlineData("A-SABR dijkstra_accuracy 1")]
    [InlineData("A-SABR dijkstra_accuracy 2")]
    public void Waiting_that_makes_arrivals_equal(string name)
    {
        JsonElement one = Cases().First(c => c.GetProperty("name").GetString() == name);
        Plan plan = Read(one.GetProperty("file").GetString()!);

        Route route = plan.Graph().From(Plan.Name(one.GetProperty("src").GetInt32()), Plan.Zero, 0).To(Plan.Name(one.GetProperty("dst").GetInt32()))!;

        Assert.Equal(one.GetProperty("best").EnumerateArray().Select(id => id.GetString()), route.Hops.SelectMany(hop => hop.Uses).Select(use => use.ContactId));
    }

    [SharedDataTheory(Plans)]
    [InlineData("asabr_no_retention_1.cp", true)]
    [InlineData("asabr_no_retention_2.cp", false)]
    public void A_node_without_retention(string file, bool reaches)
    {
        Assert.Equal(reaches, Read(file).Graph().From("n0", Plan.Zero, 0).To("n2") is not null);
    }

    [SharedDataFact(Plans)]
    public void A_plan_of_ION()
    {
        // 1 MB over 10, 15, 20, 25 and 30 kB/s, each hop when all of it is there, and 10 to 30 s of light time.
        double expected = 60 + 100 + 10 + (1e6 / 15000) + 15 + 50 + 20 + 40 + 25 + (1e6 / 30000) + 30;
        double? arrival = Plan.Seconds(Read("asabr_ion_format.cp").Graph().From("n1", Plan.Zero, 1_000_000).ArrivalUtc("n6"));
        Assert.Equal(expected, arrival!.Value, 1e-5);
    }

    /// <summary>Arrivals of every way without a loop, for a bundle of no size.</summary>
    private static IEnumerable<double> Ways(Plan plan, int node, int to, double now, int[] passed)
    {
        if (node == to)
        {
            return [now];
        }

        return plan.Contacts.Where(c => c.From == node && !passed.Contains(c.To) && now < c.End)
            .SelectMany(c => Ways(plan, c.To, to, Math.Max(now, c.Start) + c.LightSeconds, [.. passed, node]));
    }

    private static IReadOnlyList<JsonElement> Cases()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PathOf("expected_routes.json")));
        return [.. document.RootElement.Clone().GetProperty("cases").EnumerateArray()];
    }

    private static Plan Read(string file)
    {
        Plan plan = new();
        Dictionary<(int, int), double> light = [];
        foreach (string[] words in File.ReadLines(PathOf(file)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            double Number(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
            switch (words)
            {
                case ["a", "contact", ..]:
                    plan.Contacts.Add(new PlanContact((int)Number(4), (int)Number(5), Number(2), Number(3), Number(6)));
                    break;
                case ["a", "range", ..]:
                    light[((int)Number(4), (int)Number(5))] = Number(6);
                    break;
                case ["contact", ..]:
                    plan.Contacts.Add(new PlanContact((int)Number(1), (int)Number(2), Number(3), Number(4), Number(5), Number(6)));
                    break;
                case ["node", _, _, "noret", _]:
                    plan.HoldSeconds[(int)Number(1)] = Number(4);
                    break;
            }
        }

        for (int i = 0; i < plan.Contacts.Count; i++)
        {
            plan.Contacts[i] = plan.Contacts[i] with { LightSeconds = light.GetValueOrDefault((plan.Contacts[i].From, plan.Contacts[i].To), plan.Contacts[i].LightSeconds) };
        }

        return plan;
    }

    private static string PathOf(string file) => SharedData.PathOf(Path.Combine(Plans, file));
}
