using System.Globalization;

namespace SpaceCloud.Bench.Propagation;

/// <summary>States a second: our batch and our scalar theory, python3-sgp4's array API, and a program of the user's.</summary>
internal sealed class PropagationBenchmark : IBenchmark
{
    private const double AgreementKilometers = 1e-9;
    private const double PeerAgreementKilometers = 1e-5;

    /// <summary>Minutes of the grid of the batch; a day, as pass and eclipse searches fill it.</summary>
    private const int BatchMinutes = 1440;

    private static readonly MinuteRange ScalarMinutes = new(0, 20, 36);
    private static readonly MinuteRange ExternalMinutes = new(0, 20, 72);

    /// <summary>The peer takes tens of microseconds a state: a few minutes are enough to measure it.</summary>
    private static readonly MinuteRange PythonMinutes = new(0, 720, 2);

    public string Name => "propagation";

    public async Task<BenchmarkReport> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        BenchmarkReport report = new("Propagation: states a second");
        report.Paragraph($"Sets: {settings.Catalogue.Source}, {settings.Catalogue.NearEarth.Count} near-Earth and {settings.Catalogue.DeepSpace.Count} deep-space. A batch fills a day of {BatchMinutes} moments ({(int)LaneWidths.Best} satellites in a register); others propagate the same sets to minutes from their epochs. {settings.Rounds} rounds, interleaved: medians, and medians of the rounds' ratios. Reading and initialising are not counted.");
        if (settings.External is { } external)
        {
            report.Paragraph($"{external.Name} is an external program, timed through the hook and no part of this project.");
        }

        using PeerFiles files = new();
        foreach ((string name, IReadOnlyList<CatalogueEntry> entries) in new[] { ("Near-Earth", settings.Catalogue.NearEarth), ("Deep-space", settings.Catalogue.DeepSpace) })
        {
            if (entries.Count > 0)
            {
                await MeasureAsync(report, settings, name, entries, files, cancellationToken);
            }
        }

        return report;
    }

    private static async Task MeasureAsync(BenchmarkReport report, BenchmarkSettings settings, string name, IReadOnlyList<CatalogueEntry> entries, PeerFiles files, CancellationToken cancellationToken)
    {
        OrbitPropagator[] orbits = [.. entries.Select(entry => entry.Orbit)];
        BatchWork batch = new(orbits, BatchMinutes);
        double batchStates = (double)orbits.Length * BatchMinutes;
        Contestant oneCore = Contestant.Of("batch, 1 core", batchStates, () => batch.Fill(threads: 1, StateFrame.Teme));
        List<Contestant> ours =
        [
            oneCore,
            Contestant.Of("batch, Earth-fixed, 1 core", batchStates, () => batch.Fill(threads: 1, StateFrame.EarthFixed)),
            Contestant.Of("batch, 2 cores", batchStates, () => batch.Fill(threads: 2, StateFrame.Teme)),
            Contestant.Of("batch, one moment after the other into columns, 1 core", (double)orbits.Length * BatchWork.Moments, batch.Propagate),
            Contestant.Of("one by one, 1 core", (double)orbits.Length * ScalarMinutes.Count, () => OneByOne(orbits, ScalarMinutes)),
        ];

        string sets = files.Sets(name, entries);
        ExternalProgram python = new("python3-sgp4, array API", "/usr/bin/python3", Path.Combine(settings.PeersFolder, "python_sgp4_array.py"));
        List<(Contestant Contestant, ExternalProgram Program)> peers = [Peer(python, sets, entries.Count, PythonMinutes)];
        if (settings.External is { } external)
        {
            peers.Add(Peer(external, sets, entries.Count, ExternalMinutes));
        }

        InterleavedRounds rounds = await InterleavedRounds.RunAsync([.. ours, .. peers.Select(peer => peer.Contestant)], settings.Rounds, cancellationToken);
        report.Paragraph($"## {name}, {orbits.Length} sets");
        report.Table(
            ["what", "ns a state", "in the fastest round", "million states a second", .. peers.Select(peer => $"x {peer.Program.Name}")],
            ours.Concat(peers.Select(peer => peer.Contestant)).Select(contestant => (IReadOnlyList<string>)
            [
                contestant.Name,
                Figure(rounds.SecondsEach(contestant) * 1e9),
                Figure(rounds.FastestSecondsEach(contestant) * 1e9),
                Figure(1e-6 / rounds.SecondsEach(contestant)),
                .. peers.Select(peer => Figure(rounds.Ratio(contestant, peer.Contestant))),
            ]));

        (double worst, int compared) = batch.WorstDifferenceKilometers();
        report.Paragraph($"Batch against the scalar theory, on this grid and two weeks to either side: {compared} states, worst {worst:E1} km.");
        report.Require(worst <= AgreementKilometers, $"{name}: batch and scalar theory differ by {worst:E2} km, more than {AgreementKilometers:E0} km");
        foreach ((Contestant _, ExternalProgram program) in peers)
        {
            PeerAgreement agreement = await PeerAgreement.CheckAsync(program, entries, sets, files, cancellationToken);
            report.Paragraph($"{program.Name} against ours on {agreement.Compared} states up to 14 days from the epoch (above 120 km): {agreement.Summary}.");
            report.Require(agreement.WorstKilometers <= PeerAgreementKilometers && agreement.CodesDiffer == 0, $"{name}: {program.Name} and ours do not agree: {agreement.Summary}");
        }
    }

    private static (Contestant Contestant, ExternalProgram Program) Peer(ExternalProgram program, string sets, int count, MinuteRange minutes)
    {
        long states = (long)count * minutes.Count;
        return (new Contestant($"{program.Name}, 1 core", states, token => program.RunAsync(sets, minutes, states, null, token)), program);
    }

    private static void OneByOne(OrbitPropagator[] orbits, MinuteRange minutes)
    {
        foreach (OrbitPropagator orbit in orbits)
        {
            for (int i = 0; i < minutes.Count; i++)
            {
                orbit.Propagate(minutes[i], out TemeState _);
            }
        }
    }

    private static string Figure(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
