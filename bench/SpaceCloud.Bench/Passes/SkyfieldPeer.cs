using System.Diagnostics;
using System.Globalization;

namespace SpaceCloud.Bench.Passes;

/// <summary>Skyfield's find_events on a sample of satellites and stations, and how its events compare with ours.</summary>
internal sealed class SkyfieldPeer : IDisposable
{
    /// <summary>A pass that hardly clears the mask is found by one and not by the other.</summary>
    private const double GrazingDegrees = 0.05;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("spacecloud-bench-");
    private readonly IReadOnlyList<CatalogueEntry> satellites;
    private readonly IReadOnlyList<PassStation> stations;
    private readonly DateTimeOffset fromUtc;
    private readonly DateTimeOffset toUtc;
    private readonly string script;

    public SkyfieldPeer(string peersFolder, IReadOnlyList<CatalogueEntry> satellites, IReadOnlyList<PassStation> stations, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        (this.satellites, this.stations, this.fromUtc, this.toUtc) = (satellites, stations, fromUtc, toUtc);
        script = Path.Combine(peersFolder, "skyfield_find_events.py");
        File.WriteAllLines(Sets, satellites.SelectMany(s => new[] { s.Line1, s.Line2 }));
        File.WriteAllLines(Places, stations.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Site.Position.LatitudeDegrees} {s.Site.Position.LongitudeDegrees} {s.Site.Position.AltitudeMeters}")));
    }

    /// <summary>Satellites times stations.</summary>
    public int Searches => satellites.Count * stations.Count;

    private string Sets => Path.Combine(folder.FullName, "sets.tle");

    private string Places => Path.Combine(folder.FullName, "stations.txt");

    private string Events => Path.Combine(folder.FullName, "events.txt");

    /// <summary>Searches once; the seconds it says that took.</summary>
    public Task<double> TimeAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <summary>Compares its rises and sets with ours.</summary>
    public async Task<(int Compared, int Unmatched, double WorstSeconds)> CompareAsync(CancellationToken cancellationToken)
    {
        await RunAsync(Events, cancellationToken);
        ILookup<(int, int), (int Event, double Seconds)> theirs = File.ReadLines(Events)
            .Select(line => line.Split(' '))
            .ToLookup(
                p => (int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture)),
                p => (int.Parse(p[2], CultureInfo.InvariantCulture), double.Parse(p[3], CultureInfo.InvariantCulture)));
        (int compared, int unmatched, double worst) = (0, 0, 0);
        for (int i = 0; i < satellites.Count; i++)
        {
            for (int j = 0; j < stations.Count; j++)
            {
                foreach (Pass pass in PassFinder.Find(satellites[i].Orbit, stations[j].Site, stations[j].Mask, fromUtc, toUtc).Passes)
                {
                    double aos = Seconds(pass.AosUtc);
                    double los = Seconds(pass.LosUtc);
                    if (pass.ClippedStart || pass.ClippedEnd || pass.MaxElevationDegrees < Network.MinElevationDegrees + GrazingDegrees)
                    {
                        continue;
                    }

                    double error = Math.Max(Nearest(theirs[(i, j)], 0, aos), Nearest(theirs[(i, j)], 2, los));
                    unmatched += error > 10 ? 1 : 0;
                    worst = error > 10 ? worst : Math.Max(worst, error);
                    compared++;
                }
            }
        }

        return (compared, unmatched, worst);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static double Nearest(IEnumerable<(int Event, double Seconds)> events, int kind, double seconds) =>
        events.Where(e => e.Event == kind).Select(e => Math.Abs(e.Seconds - seconds)).DefaultIfEmpty(double.PositiveInfinity).Min();

    private static double Seconds(DateTimeOffset utc) => (utc - DateTimeOffset.UnixEpoch).TotalSeconds;

    private async Task<double> RunAsync(string? events, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            script, Sets, Places,
            Seconds(fromUtc).ToString(CultureInfo.InvariantCulture), Seconds(toUtc).ToString(CultureInfo.InvariantCulture), Network.MinElevationDegrees.ToString(CultureInfo.InvariantCulture),
            .. events is null ? Array.Empty<string>() : [events],
        ];
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
        try
        {
            string answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            string? seconds = answer.Split('\n').FirstOrDefault(line => line.StartsWith("seconds ", StringComparison.Ordinal))?[8..];
            return process.ExitCode == 0 && answer.Contains($"searches {Searches}", StringComparison.Ordinal) && double.TryParse(seconds, CultureInfo.InvariantCulture, out double taken)
                ? taken
                : throw new InvalidOperationException($"Skyfield ended with code {process.ExitCode} and said \"{answer.Trim()}\"; Debian's python3-skyfield is needed (make prepare-bench)");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
