using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Hosting;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.Bench.Placement;

/// <summary>The extender's filter over ten thousand nodes: over HTTP, the handler alone, and the decision alone; a typed peer beside it.</summary>
internal sealed class ExtenderBenchmark : IBenchmark
{
    private const int Large = 10_000;
    private const int Small = 100;
    private const int Calls = 400;
    private const int Decisions = 200;
    private const int NewDemands = 15;

    public string Name => "extender";

    public async Task<BenchmarkReport> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        PlacementFleet fleet = new(settings.Catalogue.NearEarth, Large);
        FleetJudge judge = new(NullLogger.Instance);
        DecisionDesk desk = new(fleet.View, judge, ScoreWeights.Default);
        FilterVerb filter = new(desk, NullLogger.Instance);
        NodeList all = new(fleet.Names);
        double describing = Seconds(() => Parallel.ForEach(fleet.View.All, satellite => fleet.View.Describe(satellite, fleet.View.Now())));
        Decision decision = desk.Decide(PlacementFleet.Demand(0), all);
        TypedPeer peer = new(fleet.Names.Select((name, i) => (name, decision.Judged[i], decision.Ranking.CostAt(i) ?? 1)).ToDictionary(
            one => one.name, one => (one.Item2, one.Item3), StringComparer.Ordinal));
        byte[][] questions = [.. Enumerable.Range(0, Calls).Select(i => PlacementFleet.Question(i, fleet.Names))];

        BenchmarkReport report = new($"The extender: filter over {Large} satellites");
        report.Paragraph($"Sets: {settings.Catalogue.Source}; twelve contacts ahead each, {decision.Judged.Count(one => one.Verdict.Feasible)} of them fit. A question has {questions[0].Length / 1024} KB, the answer names the best {FilterVerb.MaxNodesNamed}. The peer reads and writes everything by types and generated code of System.Text.Json, has the same verdicts at hand and answers the same bytes. Interleaved, one connection each; from the last byte of the question to the first of the answer.");
        await OverHttpAsync(report, fleet, filter, peer, questions);
        Handlers(report, filter, peer, questions);
        Decide(report, fleet, judge, desk, all, describing);
        return report;
    }

    private static async Task OverHttpAsync(BenchmarkReport report, PlacementFleet fleet, FilterVerb filter, TypedPeer peer, byte[][] questions)
    {
        using MetricsCollector metrics = new();
        BindVerb bind = new(
            null!, fleet.View, new FleetJudge(NullLogger.Instance), new PromiseBooks(null!, fleet.Satellites, fleet.View.Promised, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        await using ExtenderServer server = await ExtenderServer.StartAsync(
            new ExtenderOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) }, fleet.View, new Readiness(fleet.View, [], TimeSpan.FromMinutes(5)), filter, bind, metrics, default);
        (Microsoft.AspNetCore.Builder.WebApplication app, Uri address) = await peer.StartAsync();
        await using (app)
        {
            using HttpProbe ours = new(server.Address);
            using HttpProbe theirs = new(address);
            List<double> our = [];
            List<double> their = [];
            int unequal = 0;
            for (int call = -20; call < questions.Length; call++)
            {
                byte[] question = questions[Math.Abs(call) % questions.Length];
                (double mine, byte[] myAnswer) = ours.Post("filter", question);
                (double its, byte[] itsAnswer) = theirs.Post("filter", question);
                unequal += myAnswer.AsSpan().SequenceEqual(itsAnswer) ? 0 : 1;
                if (call >= 0)
                {
                    our.Add(mine);
                    their.Add(its);
                }
            }

            report.Require(unequal == 0, $"{unequal} answers differ from the peer's");
            report.Require(ours.Connections == 1, $"{ours.Connections} connections were needed");
            report.Paragraph($"{questions.Length} calls, each for another pod of the same demand; answers equal to the byte: {questions.Length - unequal}; connections: {ours.Connections}.");
            report.Table(
                ["over HTTP", "ours, ms", "peer, ms", "ratio", "goal"],
                [
                    Row("p50", At(our, 0.5), At(their, 0.5), "0.35"),
                    Row("p99", At(our, 0.99), At(their, 0.99), "0.6"),
                ]);
            await app.StopAsync();
        }
    }

    private static void Handlers(BenchmarkReport report, FilterVerb filter, TypedPeer peer, byte[][] questions)
    {
        Question known = new();
        List<double> first = [];
        List<double> again = [];
        List<double> their = [];
        long bytes = 0;
        long peerBytes = 0;
        int answered = 0;
        for (int call = -20; call < questions.Length; call++)
        {
            byte[] question = questions[Math.Abs(call) % questions.Length];
            double seen = Seconds(() => Ours(question, new Question()));
            long before = GC.GetAllocatedBytesForCurrentThread();
            double repeated = Seconds(() => answered += Ours(question, known).Length);
            long between = GC.GetAllocatedBytesForCurrentThread();
            double typed = Seconds(() => answered += peer.Filter(question).Length);
            if (call >= 0)
            {
                first.Add(seen);
                again.Add(repeated);
                their.Add(typed);
                bytes += between - before;
                peerBytes += GC.GetAllocatedBytesForCurrentThread() - between;
            }
        }

        report.Paragraph($"The handler alone, from the bytes of the question to those of the answer, on one thread ({answered / 1_000_000} MB answered):");
        report.Table(
            ["handler", "ours, us", "peer, us", "ratio", "goal"],
            [
                Row("a list of names seen first, p50", 1000 * At(first, 0.5), 1000 * At(their, 0.5), "0.27"),
                Row("the list again, p50", 1000 * At(again, 0.5), 1000 * At(their, 0.5), "0.05"),
                ["the list again, allocated a call", $"{bytes / questions.Length} B", $"{peerBytes / questions.Length} B", (bytes / (double)peerBytes).ToString("0.000", CultureInfo.InvariantCulture), "2048 B"],
            ]);

        byte[] Ours(byte[] question, Question reader) => reader.Read(question, out string? problem) is { } asked
            ? filter.Filter(asked.Pod, asked.Nodes)
            : throw new InvalidOperationException(problem);
    }

    private static void Decide(BenchmarkReport report, PlacementFleet fleet, FleetJudge judge, DecisionDesk desk, NodeList all, double describing)
    {
        List<double> unchanged = [];
        List<double> changed = [];
        List<double> fresh = [];
        List<double> few = [];
        NodeList small = new([.. fleet.Names.Take(Small)]);
        desk.Decide(PlacementFleet.Demand(0), all);
        for (int i = 0; i < Decisions; i++)
        {
            unchanged.Add(Seconds(() => desk.Decide(PlacementFleet.Demand(i), all)));
            fleet.Change(i, 1 + i);
            changed.Add(Seconds(() => desk.Decide(PlacementFleet.Demand(i), all)));
        }

        for (int i = 0; i < NewDemands; i++)
        {
            DecisionDesk empty = new(fleet.View, judge, ScoreWeights.Default);
            fresh.Add(Seconds(() => empty.Decide(PlacementFleet.Demand(0, watts: 10 + i), all)));
            DecisionDesk emptyToo = new(fleet.View, judge, ScoreWeights.Default);
            few.Add(Seconds(() => emptyToo.Decide(PlacementFleet.Demand(0, watts: 10 + i), small)));
        }

        report.Paragraph($"The decision alone, two cores. Describing all {Large} satellites once (sunlight of a day, contacts, commitments), which is done ahead of questions: {describing:0.0} s.");
        report.Table(
            ["decision", "p50, ms", "p99, ms", "goal, p99"],
            [
                ["a demand known, nothing changed", Ms(At(unchanged, 0.5)), Ms(At(unchanged, 0.99)), "1 ms"],
                ["a demand known, one satellite changed", Ms(At(changed, 0.5)), Ms(At(changed, 0.99)), "25 ms"],
                ["a new demand", Ms(At(fresh, 0.5)), Ms(At(fresh, 0.99)), "25 ms"],
                [$"a new demand, {Small} satellites", Ms(At(few, 0.5)), Ms(At(few, 0.99)), $"{Large} cost at most 12 x {Small}: {At(fresh, 0.5) / At(few, 0.5):0.0} x"],
            ]);
        report.Paragraph($"Where goals are missed, by the code and not by a profile yet: names never seen are looked up one by one and decided as a list of their own, sorted and grouped by name; a rank kept by satellite would save that. A new demand asks Planning {Large} times, {2000 * At(fresh, 0.5) / Large:0} us each on one core: battery and temperature without the run are simulated anew for every demand, though only the run differs.");
    }

    private static IReadOnlyList<string> Row(string name, double ours, double theirs, string goal) =>
        [name, Ms(ours), Ms(theirs), (ours / theirs).ToString("0.000", CultureInfo.InvariantCulture), goal];

    private static string Ms(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A quantile, in milliseconds of seconds.</summary>
    private static double At(List<double> seconds, double quantile) => 1000 * seconds.Order().ElementAt((int)Math.Min(seconds.Count - 1, Math.Floor(quantile * seconds.Count)));

    private static double Seconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
