using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Orbit;

namespace SpaceCloud.Scale.Bench;

/// <summary>The fleet: real element sets where a catalogue is at hand, else a Walker shell; stations where stations stand.</summary>
internal static class ScaleFleet
{
    private static readonly string[] Owners = ["Boreal Fire Watch", "Tidal Survey", "Open Weather Works", "Harbour Robotics", "Upland Farms"];

    private static readonly (string Name, double Latitude, double Longitude)[] Sites =
    [
        ("svalbard", 78.23, 15.41), ("inuvik", 68.32, -133.55), ("fairbanks", 64.86, -147.85), ("kiruna", 67.86, 20.96),
        ("oregon", 45.51, -119.37), ("ohio", 40.06, -83.12), ("hawaii", 21.32, -157.84), ("ireland", 53.34, -6.26),
        ("frankfurt", 50.11, 8.68), ("bahrain", 26.07, 50.55), ("cape-town", -33.92, 18.42), ("mauritius", -20.35, 57.45),
        ("singapore", 1.35, 103.82), ("seoul", 37.57, 126.98), ("dubbo", -32.24, 148.60), ("awarua", -46.53, 168.38),
        ("punta-arenas", -52.94, -70.85), ("panama", 9.07, -79.40), ("troll", -72.01, 2.53), ("tromso", 69.66, 18.94),
    ];

    /// <summary>Mission time at the start: the epoch of the element sets, so that they are fresh.</summary>
    public static readonly DateTimeOffset StartUtc = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The most stations there are.</summary>
    public static int MostStations => Sites.Length;

    public static IEnumerable<GroundStation> Stations(int count) => Sites.Take(count).Select(site => new GroundStation
    {
        Metadata = new V1ObjectMeta { Name = site.Name },
        Spec = new GroundStationSpec(site.Latitude, site.Longitude, Antennas: 2),
    });

    /// <summary>The satellites, and in words where their orbits come from.</summary>
    public static (IReadOnlyList<Satellite> Satellites, string Source) Satellites(int count, string? catalog)
    {
        if (catalog is not null && File.Exists(catalog))
        {
            return ([.. FromCatalog(catalog).Take(count)], $"the first {count} low orbits of {Path.GetFileName(catalog)}");
        }

        int planes = (int)Math.Ceiling(Math.Sqrt(count / 2.0));
        int each = (int)Math.Ceiling(count / (double)planes);
        return ([.. Walker(planes, each).Take(count)], $"a Walker shell of {planes} planes of {each}, 53 degrees, 550 km");
    }

    private static IEnumerable<Satellite> FromCatalog(string catalog)
    {
        string[] lines = File.ReadAllLines(catalog);
        HashSet<long> seen = [];
        for (int i = 0; i + 2 < lines.Length; i += 3)
        {
            if (Tle.Parse(lines[i + 1], lines[i + 2]).Tle is { } tle
                && tle.Elements.MeanMotionRevolutionsPerDay > 13
                && tle.Elements.AgeAt(StartUtc).Duration() < TimeSpan.FromDays(3)
                && OrbitPropagator.TryCreate(tle.Elements, out OrbitPropagator? orbit, out _)
                && orbit.Propagate(StartUtc.AddDays(1), out TemeState _) is PropagationError.None
                && seen.Add(tle.Elements.CatalogNumber))
            {
                yield return Make(seen.Count, tle.Line1, tle.Line2);
            }
        }
    }

    private static IEnumerable<Satellite> Walker(int planes, int each)
    {
        for (int i = 0; i < planes * each; i++)
        {
            double node = 360.0 * (i / each) / planes;
            double anomaly = (360.0 * (i % each) / each) + (360.0 * (i / each) / (planes * each));
            string line1 = string.Create(CultureInfo.InvariantCulture, $"1 {90000 + i:00000}U 23001A   23023.50000000  .00000000  00000-0  00000-0 0  999");
            string line2 = string.Create(CultureInfo.InvariantCulture, $"2 {90000 + i:00000}  53.0000 {node,8:0.0000} 0001000   0.0000 {anomaly % 360,8:0.0000} 15.06400000    1");
            yield return Make(i + 1, line1 + Tle.Checksum(line1), line2 + Tle.Checksum(line2));
        }
    }

    private static Satellite Make(int number, string line1, string line2) => new()
    {
        Metadata = new V1ObjectMeta { Name = string.Create(CultureInfo.InvariantCulture, $"sat-{number:0000}") },
        Spec = new SatelliteSpec(
            Owners[number % Owners.Length],
            new SatelliteOrbit(new TwoLineElementText(line1, line2)),
            new SatellitePower(60, 80, 18),
            new SatelliteThermal(8000, 0.25, new EnvironmentWatts(60, 25), 45),
            new SatelliteCompute(new ResourceQuantity(2), ResourceQuantity.Parse("2Gi"), ResourceQuantity.Parse("4Gi")),
            new SatelliteLinks(2_000_000, 20_000_000)),
    };
}
