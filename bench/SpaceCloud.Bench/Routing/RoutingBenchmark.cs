using System.Globalization;
using SpaceCloud.Planning.Routing;

namespace SpaceCloud.Bench.Routing;

/// <summary>The earliest arrival at every node of large contact plans, by one search; the tutorials' search for each node beside it.</summary>
internal sealed class RoutingBenchmark : IBenchmark
{
    private const double PromisedMilliseconds = 20;
    private const int MostRounds = 15;

    /// <summary>Larger plans are measured without promise and peer.</summary>
    private const int PromisedNodes = 50;

    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly (string Name, int Nodes, int Contacts, long Bytes)[] Plans =
    [
        ("50 nodes, 7,000 contacts, the way alone", 50, 7000, 0),
        ("50 nodes, 7,000 contacts, 1 MB", 50, 7000, 1_000_000),
        ("50 nodes, 7,000 contacts, more than most contacts carry", 50, 7000, 120_000_000),
        ("1,000 nodes, 20,000 contacts, 1 MB", 1000, 20_000, 1_000_000),
    ];

    public string Name => "routing";

    public async Task<BenchmarkReport> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        int rounds = Math.Min(settings.Rounds, MostRounds);
        BenchmarkReport report = new("Routing: the earliest arrival at every node of a plan");
        report.Paragraph($"Random plans of a day, contacts of 2 to 12 minutes at 0.1 to 2 MB/s, light times to 20 ms. The peer is Dijkstra's search over contacts, as the tutorials of contact-graph routing have it, in C#, once for each node. {rounds} rounds, interleaved: medians, and medians of the rounds' ratios.");
        List<IReadOnlyList<string>> rows = [];
        foreach ((string name, int nodes, int count, long bytes) in Plans)
        {
            RelayContact[] plan = Random(nodes, count);
            ContactGraph graph = new(plan);
            TextbookSearch textbook = new(plan);
            bool isPromised = nodes <= PromisedNodes;
            Contestant build = Contestant.Of("build", 1, () => _ = new ContactGraph(plan));
            Contestant ours = Contestant.Of("search", 1, () => _ = graph.From(Node(0), Start, bytes));
            Contestant peer = Contestant.Of("textbook", 1, () =>
            {
                for (int node = 1; node < nodes; node++)
                {
                    textbook.ArrivalUtc(Node(0), Node(node), Start, bytes);
                }
            });
            InterleavedRounds measured = await InterleavedRounds.RunAsync(isPromised ? [build, ours, peer] : [build, ours], rounds, cancellationToken);
            RouteTree tree = graph.From(Node(0), Start, bytes);
            int later = Enumerable.Range(1, nodes - 1).Count(node => tree.ArrivalUtc(Node(node)) is not { } here
                ? textbook.ArrivalUtc(Node(0), Node(node), Start, bytes) is not null
                : textbook.ArrivalUtc(Node(0), Node(node), Start, bytes) < here);
            double milliseconds = 1000 * measured.SecondsEach(ours);
            report.Require(later == 0, $"{name}: the textbook's search arrives earlier at {later} nodes");
            report.Require(!isPromised || milliseconds < PromisedMilliseconds, $"{name}: {milliseconds:0.00} ms, promised are {PromisedMilliseconds} ms");
            rows.Add(
            [
                name,
                (1000 * measured.SecondsEach(build)).ToString("0.00", CultureInfo.InvariantCulture),
                milliseconds.ToString("0.00", CultureInfo.InvariantCulture),
                isPromised ? (1000 * measured.SecondsEach(peer)).ToString("0.00", CultureInfo.InvariantCulture) : "",
                isPromised ? measured.Ratio(ours, peer).ToString("0.0", CultureInfo.InvariantCulture) : "",
                later.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        report.Table(["plan", "building it, ms", "all nodes, ms", "textbook, ms", "x textbook", "nodes the textbook reaches earlier"], rows);
        report.Paragraph($"Promised: below {PromisedMilliseconds} ms for 7,000 contacts among 50 nodes, at any size of the bundle. Bundles that no contact holds are spread over several, which the textbook cannot.");
        return report;
    }

    private static string Node(int number) => number.ToString("n000", CultureInfo.InvariantCulture);

    private static RelayContact[] Random(int nodes, int count)
    {
        Random random = new(1);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                int from = random.Next(nodes);
                int to = (from + 1 + random.Next(nodes - 1)) % nodes;
                DateTimeOffset start = Start.AddSeconds(random.Next(86_400));
                return new RelayContact
                {
                    Id = $"c{i}",
                    From = Node(from),
                    To = Node(to),
                    StartUtc = start,
                    EndUtc = start.AddSeconds(random.Next(120, 720)),
                    BytesPerSecond = 1e5 * random.Next(1, 21),
                    OneWayLightTime = TimeSpan.FromMilliseconds(random.Next(0, 21)),
                };
            }),
        ];
    }
}
