using System.Globalization;

namespace SpaceCloud.Bench.Passes;

/// <summary>A constellation over a network: a day of passes, the window moved on, memory, eclipses and links; Skyfield beside it.</summary>
internal sealed class PassesBenchmark : IBenchmark
{
    private const int Satellites = 10_000;
    private const int SampleSatellites = 12;
    private const int SampleStations = 3;
    private const int Moves = 12;
    private const int Linked = 1000;
    private const int Dark = 800;
    private const int MostRounds = 9;
    private const double LinkKilometers = 2000;
    private const double AgreementSeconds = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Move = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Windows = TimeSpan.FromHours(6);

    public string Name => "passes";

    public async Task<BenchmarkReport> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        IReadOnlyList<CatalogueEntry> near = settings.Catalogue.NearEarth;
        IReadOnlyList<CatalogueEntry> all = [.. near, .. settings.Catalogue.DeepSpace];
        DateTimeOffset from = Start(near);
        int rounds = Math.Min(settings.Rounds, MostRounds);
        (double bytes, double passesEach) = FleetMemory.Measure(near, Network.Stations, from, Windows);

        PassSatellite[] low = [.. Fleet(near)];
        PassSatellite[] mixed = [.. Fleet(all)];
        OrbitPropagator[] orbits = [.. low.Select(s => s.Orbit)];
        RollingPasses rolling = new(from, from + Day);
        rolling.AddStations(Network.Stations);
        rolling.AddSatellites(low);
        CatalogueEntry[] sample = [.. Enumerable.Range(0, SampleSatellites).Select(i => near[i * near.Count / SampleSatellites])];
        using SkyfieldPeer skyfield = new(settings.PeersFolder, sample, [.. Network.Stations.Take(SampleStations)], from, from + Day);

        int found = 0;
        int linksFound = 0;
        ProcessorTime busy = new();
        Contestant oneCore = busy.Of("near-Earth, 1 core", () => found = Search(low, from, 1, cancellationToken));
        Contestant twoCores = busy.Of("near-Earth, 2 cores", () => Search(low, from, 2, cancellationToken));
        Contestant everything = busy.Of("whole catalogue, 2 cores", () => Search(mixed, from, 2, cancellationToken));
        Contestant moved = Contestant.Of("window moved", Moves, () => Advance(rolling));
        Contestant peer = new("Skyfield's find_events, 1 core", skyfield.Searches, skyfield.TimeAsync);
        Contestant eclipses = Contestant.Of("side by side", Dark, () => EclipseFinder.FindAll(orbits[..Dark], from, from + Day, cancellation: cancellationToken));
        Contestant eclipse = Contestant.Of("one by one", Dark, () => Array.ForEach(orbits[..Dark], orbit => EclipseFinder.Find(orbit, from, from + Day)));
        Contestant links = Contestant.Of("links", 1, () => linksFound = LinkFinder.Find(orbits[..Linked], from, from + Windows, new LinkLimits { MaxRangeKilometers = LinkKilometers }, 2, cancellationToken).Links.Count);
        InterleavedRounds measured = await InterleavedRounds.RunAsync([oneCore, twoCores, everything, moved, peer, eclipses, eclipse, links], rounds, cancellationToken);
        (int compared, int unmatched, double worstSeconds) = await skyfield.CompareAsync(cancellationToken);

        double searches = (double)Satellites * Network.Stations.Count;
        BenchmarkReport report = new($"Passes: {Satellites} satellites over {Network.Stations.Count} stations");
        report.Paragraph($"Sets: {settings.Catalogue.Source}, {near.Count} near-Earth and {settings.Catalogue.DeepSpace.Count} deep-space, repeated until there are {Satellites}. Mask {Network.MinElevationDegrees} degrees, from {from:yyyy-MM-dd HH:mm} UTC. {rounds} rounds, interleaved: medians, and medians of the rounds' ratios. Propagation is counted; reading and initialising are not.");
        report.Table(
            ["goal", "promised", "measured"],
            [
                ["a day of passes, near-Earth, 2 cores", "2 s", $"{Figure(measured.SecondsEach(twoCores))} s"],
                ["faster than Skyfield's find_events for a satellite, station and day, 1 core each", "1000 x", $"{Figure(measured.Ratio(oneCore, peer) * searches)} x"],
                ["moving the window of a day by ten minutes, against computing it", "1/80", $"1/{Figure(measured.Ratio(moved, oneCore))}"],
                ["memory of a satellite with its orbit and 6 h of windows", "2048 B", $"{Figure(bytes)} B ({Figure(passesEach)} passes)"],
            ]);
        report.Paragraph($"## A day of passes");
        report.Table(
            ["what", "s", "s of processor", "us a satellite and station", "x Skyfield"],
            [
                .. new[] { oneCore, twoCores, everything }.Select(c => (IReadOnlyList<string>)
                    [c.Name, Figure(measured.SecondsEach(c)), Figure(busy.Seconds(c)), Figure(measured.SecondsEach(c) / searches * 1e6), Figure(measured.Ratio(c, peer) * searches)]),
                [$"{peer.Name}, a sample of {skyfield.Searches}", "", "", Figure(measured.SecondsEach(peer) * 1e6), "1"],
            ]);
        report.Paragraph($"{found} passes near-Earth. On a machine that does other things the seconds of processor, of all threads together, say what the wall clock does not. Where the time of one core goes: about an eighth is propagation, an eighth the test which spans can hold a pass, the rest finding and describing the edges and peaks, about 1.5 us a pass. Deep-space satellites cost more because their theory is computed one at a time, and because many are always up.");
        report.Paragraph($"Skyfield's events against ours on that sample: {compared} passes compared (whole, and more than 0.05 degrees over the mask), {unmatched} without a counterpart, worst rise or set {worstSeconds:F3} s apart; Skyfield stops searching at half a second, and turns the Earth by UT1, ours by UTC.");
        report.Paragraph($"## Moving the window on");
        report.Paragraph($"{Moves} moves by {Move.TotalMinutes} minutes of a window of a day, 1 core: {Figure(measured.SecondsEach(moved) * 1e3)} ms each, {Figure(measured.SecondsEach(moved) / Satellites * 1e6)} us a satellite. Of 1441 states 11 are new, so no more than 1/131 could be had.");
        report.Paragraph($"## Eclipses and links");
        report.Table(
            ["what", "time"],
            [
                [$"eclipses of a satellite-day, {eclipses.Name}, 1 core", $"{Figure(measured.SecondsEach(eclipses) * 1e6)} us"],
                [$"eclipses of a satellite-day, {eclipse.Name}, 1 core", $"{Figure(measured.SecondsEach(eclipse) * 1e6)} us"],
                [$"links up to {LinkKilometers} km among {Linked} satellites, {Windows.TotalHours} h, 2 cores ({linksFound} links)", $"{Figure(measured.SecondsEach(links))} s"],
            ]);
        report.Require(unmatched == 0 && worstSeconds <= AgreementSeconds, $"Skyfield finds other passes than we do: {unmatched} of {compared} without a counterpart, worst {worstSeconds:F3} s");
        return report;
    }

    /// <summary>The noon after most of the sets were made.</summary>
    private static DateTimeOffset Start(IReadOnlyList<CatalogueEntry> entries)
    {
        DateTimeOffset median = entries.Select(e => e.Orbit.Elements.EpochUtc).Order().ElementAt(entries.Count / 2);
        return new DateTimeOffset(median.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
    }

    private static IEnumerable<PassSatellite> Fleet(IReadOnlyList<CatalogueEntry> entries) =>
        Enumerable.Range(0, Satellites).Select(i => new PassSatellite(entries[i % entries.Count].Orbit));

    private static int Search(PassSatellite[] fleet, DateTimeOffset from, int threads, CancellationToken cancellationToken) =>
        FleetPassFinder.Find(fleet, Network.Stations, from, from + Day, threads, cancellationToken).Count;

    private static void Advance(RollingPasses rolling)
    {
        for (int i = 0; i < Moves; i++)
        {
            rolling.Advance(rolling.FromUtc + Move, rolling.ToUtc + Move);
        }
    }

    private static string Figure(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
