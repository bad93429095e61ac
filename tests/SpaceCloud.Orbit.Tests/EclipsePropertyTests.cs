using System.Globalization;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>On any orbit, body and shadow the search finds what a scan every second finds.</summary>
public sealed class EclipsePropertyTests(ITestOutputHelper output)
{
    private const int ScanSeconds = 43200;
    private const double EdgeSeconds = 0.3;

    /// <summary>A scan may miss what is shorter.</summary>
    private const double TouchSeconds = 2;
    private double worst;
    private int edges;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_scan_every_second_finds_the_same_eclipses(int seed)
    {
        RandomSky sky = new(seed);
        foreach (OrbitPropagator orbit in sky.OfEveryKind().Concat([sky.Any(0, 100), sky.Any(0, 100), sky.Any(100, 600), sky.Any(600, 1000), sky.Any(1400, 1500)]))
        {
            DateTimeOffset from = orbit.Elements.EpochUtc.AddSeconds(86400 * sky.Random.NextDouble());
            TemeState[] states = new TemeState[ScanSeconds + 1];
            if (Enumerable.Range(0, states.Length).Any(s => orbit.Propagate(from.AddSeconds(s), out states[s]) != PropagationError.None))
            {
                continue;
            }

            foreach (EarthShape shape in new[] { EarthShape.Wgs84, EarthShape.Sphere })
            {
                EclipseSearch conical = EclipseFinder.Find(orbit, from, from.AddSeconds(ScanSeconds), shape);
                EclipseSearch cylinder = EclipseFinder.Find(orbit, from, from.AddSeconds(ScanSeconds), shape, ShadowModel.Cylinder);
                Compare(seed, orbit, from, states, conical, EclipseKind.Penumbra, (r, sun) => Shadow.LitFraction(r, sun, shape) < 1);
                Compare(seed, orbit, from, states, conical, EclipseKind.Umbra, (r, sun) => Shadow.LitFraction(r, sun, shape) <= 0);
                Compare(seed, orbit, from, states, cylinder, EclipseKind.Umbra, (r, sun) => BehindCylinder(r, sun, shape));
                Assert.DoesNotContain(cylinder.Eclipses, e => e.Kind == EclipseKind.Penumbra);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {edges} edges, worst {worst:F4} s"));
        Assert.True(edges > 500, $"seed {seed}: only {edges} edges were compared");
    }

    [Fact]
    public void Many_satellites_have_the_eclipses_each_has_alone()
    {
        OrbitPropagator[] orbits = [.. new RandomSky(7).OfEveryKind()];
        DateTimeOffset from = new(2026, 3, 20, 3, 0, 17, TimeSpan.Zero);
        IReadOnlyList<EclipseSearch> all = EclipseFinder.FindAll(orbits, from, from.AddDays(1), degreeOfParallelism: 3);
        foreach ((OrbitPropagator orbit, EclipseSearch search) in orbits.Zip(all))
        {
            EclipseSearch alone = EclipseFinder.Find(orbit, from, from.AddDays(1));
            Assert.Equal(alone.Failure, search.Failure);
            Assert.Equal(alone.Eclipses.Count, search.Eclipses.Count);
            foreach ((Eclipse expected, Eclipse eclipse) in alone.Eclipses.Zip(search.Eclipses))
            {
                Assert.Equal((expected.Kind, expected.ClippedStart, expected.ClippedEnd), (eclipse.Kind, eclipse.ClippedStart, eclipse.ClippedEnd));
                Assert.Equal(expected.EntryUtc, eclipse.EntryUtc, TimeSpan.FromSeconds(0.05));
                Assert.Equal(expected.ExitUtc, eclipse.ExitUtc, TimeSpan.FromSeconds(0.05));
            }
        }

        Assert.Contains(all, s => s.Eclipses.Count > 20);
    }

    [Fact]
    public void The_search_ends_where_the_orbit_decays()
    {
        Assert.True(OrbitPropagator.TryCreate(OrbitPropagatorTests.Elements(16.3, 0.001, 88, 0.01), out OrbitPropagator? falling, out _));
        DateTimeOffset from = falling.Elements.EpochUtc;
        EclipseSearch search = EclipseFinder.Find(falling, from, from.AddDays(20));
        Assert.NotEmpty(search.Eclipses);
        Assert.All(search.Eclipses, e => Assert.True(e.ExitUtc <= search.Failure!.AtUtc));
        Assert.Empty(EclipseFinder.Find(falling, from, from).Eclipses);
        Assert.Equal(from.AddDays(60), EclipseFinder.Find(falling, from.AddDays(60), from.AddDays(61)).Failure!.AtUtc);
    }

    private void Compare(int seed, OrbitPropagator orbit, DateTimeOffset from, TemeState[] states, EclipseSearch search, EclipseKind kind, Func<Vector3d, Vector3d, bool> dark)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, object {orbit.Elements.CatalogNumber} ({orbit.Period.TotalMinutes:F1} min), from {from:O}, {kind}");
        (double Entry, double Exit)[] found =
        [
            .. search.Eclipses.Where(e => e.Kind == kind && (e.ExitUtc - e.EntryUtc).TotalSeconds > TouchSeconds)
                .Select(e => ((e.EntryUtc - from).TotalSeconds, (e.ExitUtc - from).TotalSeconds)),
        ];
        bool Dark(double second)
        {
            DateTimeOffset utc = from.AddTicks((long)Math.Round(second * TimeSpan.TicksPerSecond));
            orbit.Propagate(utc, out TemeState state);
            return dark(state.PositionKilometers, Sun.PositionKilometers(utc));
        }

        List<(double Entry, double Exit)> scanned = [];
        bool before = dark(states[0].PositionKilometers, Sun.PositionKilometers(from));
        double entry = 0;
        for (int s = 1; s < states.Length; s++)
        {
            bool now = dark(states[s].PositionKilometers, Sun.PositionKilometers(from.AddSeconds(s)));
            if (now != before)
            {
                double low = s - 1;
                double high = s;
                while (high - low > 1e-3)
                {
                    double middle = (low + high) / 2;
                    (low, high) = Dark(middle) == before ? (middle, high) : (low, middle);
                }

                if (before)
                {
                    scanned.Add((entry, low));
                }

                (entry, before) = (low, now);
            }
        }

        if (before)
        {
            scanned.Add((entry, states.Length - 1));
        }

        scanned.RemoveAll(e => e.Exit - e.Entry <= TouchSeconds);
        Assert.True(found.Length == scanned.Count, $"{where}: found {string.Join(", ", found)}, scanned {string.Join(", ", scanned)}");
        foreach (((double foundEntry, double foundExit), (double scannedEntry, double scannedExit)) in found.Zip(scanned))
        {
            double error = Math.Max(Math.Abs(foundEntry - scannedEntry), Math.Abs(foundExit - scannedExit));
            worst = Math.Max(worst, error);
            edges += 2;
            Assert.True(error <= EdgeSeconds, $"{where}: found {foundEntry} to {foundExit}, scanned {scannedEntry} to {scannedExit}");
        }
    }

    private static bool BehindCylinder(Vector3d r, Vector3d sun, EarthShape shape)
    {
        double stretch = shape == EarthShape.Sphere ? 1 : 1 / (1 - (1 / 298.257223563));
        Vector3d satellite = r with { Z = r.Z * stretch };
        Vector3d toSun = sun with { Z = sun.Z * stretch };
        Vector3d axis = 1 / toSun.Length * toSun;
        double along = satellite.Dot(axis);
        return along < 0 && (satellite - (along * axis)).Length < 6378.137;
    }
}
