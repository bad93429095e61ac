using System.Globalization;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>On any satellite, station and mask the search finds what a scan every second finds.</summary>
public sealed class PassPropertyTests(ITestOutputHelper output)
{
    private const int ScanSeconds = 43200;
    private const double EdgeSeconds = 0.02;
    private const double TcaSeconds = 0.05;
    private const double AzimuthDegrees = 0.02;
    private const double RangeKilometers = 0.05;
    private const double ElevationDegrees = 0.001;

    /// <summary>A peak or a dip so near to the mask is seen by one and not by the other.</summary>
    private const double TouchDegrees = 0.01;

    private double worstEdge;
    private double worstTca;
    private double worstAzimuth;
    private double worstRange;
    private int compared;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_scan_every_second_finds_the_same_passes(int seed)
    {
        RandomSky sky = new(seed);
        OrbitPropagator[] orbits =
        [
            .. sky.OfEveryKind(),
            sky.Any(0, 100), sky.Any(0, 100), sky.Any(100, 130), sky.Any(130, 600), sky.Any(600, 1000), sky.Any(1400, 1500), sky.Any(),
        ];
        foreach (OrbitPropagator orbit in orbits)
        {
            DateTimeOffset from = orbit.Elements.EpochUtc.AddSeconds(86400 * ((4 * sky.Random.NextDouble()) - 1));
            if (orbit.Propagate(from, out TemeState _) != PropagationError.None || orbit.Propagate(from.AddSeconds(ScanSeconds), out TemeState _) != PropagationError.None)
            {
                continue;
            }

            SkyScan scan = new(orbit, from, ScanSeconds);
            for (int i = 0; i < 4; i++)
            {
                GroundSite site = sky.Site();
                ElevationMask mask = sky.Mask();
                Compare(seed, orbit, scan, from, site, mask);

                // A mask just under the peak of one of the passes makes it a grazing one.
                IReadOnlyList<SkyScan.Found> found = scan.Passes(site, ElevationMask.Constant(0));
                if (found.Count > 0 && found[sky.Random.Next(found.Count)].MaxElevation is > 0.1 and double peak)
                {
                    Compare(seed, orbit, scan, from, site, ElevationMask.Constant(peak - 0.012 - (0.1 * sky.Random.NextDouble())));
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {compared} passes, worst AOS/LOS {worstEdge:F4} s, TCA {worstTca:F4} s, azimuth {worstAzimuth:F4} deg, range {worstRange:F4} km"));
        Assert.True(compared > 100, $"seed {seed}: only {compared} passes were compared");
    }

    private void Compare(int seed, OrbitPropagator orbit, SkyScan scan, DateTimeOffset from, GroundSite site, ElevationMask mask)
    {
        string where = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}, object {orbit.Elements.CatalogNumber} ({orbit.Period.TotalMinutes:F1} min), from {from:O}, {site.Position}, mask {string.Join(' ', mask.Corners.Select(c => $"{c.AzimuthDegrees}:{c.ElevationDegrees}"))}");
        Pass[] found = [.. PassFinder.Find(orbit, site, mask, from, from.AddSeconds(ScanSeconds)).Passes];
        List<(double Aos, double Los)> ours = Clear(scan, site, mask, found.Select(p => ((p.AosUtc - from).TotalSeconds, (p.LosUtc - from).TotalSeconds)));
        IReadOnlyList<SkyScan.Found> scanned = scan.Passes(site, mask);
        List<(double Aos, double Los)> theirs = Clear(scan, site, mask, scanned.Select(p => (p.Aos, p.Los)));
        Assert.True(ours.Count == theirs.Count, $"{where}: found {Text(ours)}, scanned {Text(theirs)}");
        foreach (((double aos, double los), (double scannedAos, double scannedLos)) in ours.Zip(theirs))
        {
            double edge = Math.Max(Math.Abs(aos - scannedAos), Math.Abs(los - scannedLos));
            worstEdge = Math.Max(worstEdge, edge);
            Assert.True(edge <= EdgeSeconds, $"{where}: found {aos} to {los}, scanned {scannedAos} to {scannedLos}");
            compared++;

            // What was joined over a dip has no counterpart of its own.
            Pass? pass = found.FirstOrDefault(p => Math.Abs((p.AosUtc - from).TotalSeconds - aos) < 1e-6 && Math.Abs((p.LosUtc - from).TotalSeconds - los) < 1e-6);
            SkyScan.Found match = scanned.FirstOrDefault(p => Math.Abs(p.Aos - scannedAos) < 1e-6 && Math.Abs(p.Los - scannedLos) < 1e-6);
            if (pass is not null && match.Los > match.Aos)
            {
                Describe(where, scan, site, pass, match, from);
            }
        }
    }

    private void Describe(string where, SkyScan scan, GroundSite site, Pass pass, SkyScan.Found match, DateTimeOffset from)
    {
        double tca = (pass.TcaUtc - from).TotalSeconds;
        bool flat = Math.Abs(scan.Look(tca, site).ElevationDegrees - match.MaxElevation) < 1e-9;
        worstTca = flat ? worstTca : Math.Max(worstTca, Math.Abs(tca - match.Tca));
        Assert.True(flat || Math.Abs(tca - match.Tca) <= TcaSeconds, $"{where}: TCA {tca}, scanned {match.Tca}");
        Assert.True(Math.Abs(pass.MaxElevationDegrees - match.MaxElevation) <= ElevationDegrees, $"{where}: elevation {pass.MaxElevationDegrees}, scanned {match.MaxElevation}");
        double range = Math.Abs(pass.TcaRangeKilometers - scan.Look(tca, site).RangeKilometers);
        worstRange = Math.Max(worstRange, range);
        Assert.True(range <= RangeKilometers, $"{where}: range off by {range} km");
        foreach ((double found, double at) in new[] { (pass.AosAzimuthDegrees, (pass.AosUtc - from).TotalSeconds), (pass.LosAzimuthDegrees, (pass.LosUtc - from).TotalSeconds), (pass.TcaAzimuthDegrees, tca) })
        {
            LookAngles look = scan.Look(at, site);
            double azimuth = Math.Abs(Math.IEEERemainder(found - look.AzimuthDegrees, 360)) * Math.Cos(look.ElevationDegrees * Math.PI / 180);
            worstAzimuth = Math.Max(worstAzimuth, azimuth);
            Assert.True(azimuth <= AzimuthDegrees, $"{where}: azimuth {found}, there {look.AzimuthDegrees}");
        }

        Assert.Equal((match.Aos <= 0, match.Los >= ScanSeconds), (pass.ClippedStart, pass.ClippedEnd));
    }

    /// <summary>Joins passes over dips that hardly go below the mask, and drops those that hardly rise over it.</summary>
    private static List<(double Aos, double Los)> Clear(SkyScan scan, GroundSite site, ElevationMask mask, IEnumerable<(double Aos, double Los)> passes)
    {
        List<(double Aos, double Los)> joined = [];
        foreach ((double aos, double los) in passes)
        {
            if (joined.Count > 0 && Extreme(joined[^1].Los, aos, -1) < TouchDegrees)
            {
                joined[^1] = (joined[^1].Aos, los);
            }
            else
            {
                joined.Add((aos, los));
            }
        }

        return [.. joined.Where(p => Extreme(p.Aos, p.Los, 1) >= TouchDegrees)];

        double Extreme(double start, double end, int sign)
        {
            // Within a second the scan sees nothing.
            int samples = end - start <= 1 ? 0 : (int)Math.Clamp(end - start, 20, 2000);
            return Enumerable.Range(0, samples).Select(i => sign * scan.Over(start + ((end - start) * (i + 0.5) / samples), site, mask)).DefaultIfEmpty(0).Max();
        }
    }

    private static string Text(IEnumerable<(double Aos, double Los)> passes) => string.Join(", ", passes.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Aos:F3}-{p.Los:F3}")));
}
