using System.Globalization;

namespace SpaceCloud.Bench;

/// <summary>The sets that are measured, near-Earth and deep-space apart.</summary>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="NearEarth">Sets of periods below 225 minutes.</param>
/// <param name="DeepSpace">The others.</param>
internal sealed record ElementCatalogue(string Source, IReadOnlyList<CatalogueEntry> NearEarth, IReadOnlyList<CatalogueEntry> DeepSpace)
{
    private const int Planes = 72;
    private const int EachPlane = 88;

    /// <summary>Reads a file of two-line sets with or without names; makes a Walker shell where there is no file.</summary>
    public static ElementCatalogue Read(string? path)
    {
        List<CatalogueEntry> entries = [];
        string source = $"a Walker shell of {Planes} planes of {EachPlane}, 53 degrees, 550 km";
        if (path is not null && File.Exists(path))
        {
            source = Path.GetFileName(path);
            string before = "";
            foreach (string line in File.ReadLines(path))
            {
                if (line.StartsWith("2 ", StringComparison.Ordinal) && Entry(before, line) is { } entry)
                {
                    entries.Add(entry);
                }

                before = line;
            }
        }

        entries = entries.Count > 0 ? entries : [.. Walker()];
        ILookup<bool, CatalogueEntry> deep = entries.ToLookup(entry => entry.Orbit.Period >= TimeSpan.FromMinutes(225));
        return new ElementCatalogue(source, [.. deep[false]], [.. deep[true]]);
    }

    private static IEnumerable<CatalogueEntry> Walker()
    {
        for (int i = 0; i < Planes * EachPlane; i++)
        {
            double node = 360.0 * (i / EachPlane) / Planes;
            double anomaly = ((360.0 * (i % EachPlane) / EachPlane) + (360.0 * (i / EachPlane) / (Planes * EachPlane))) % 360;
            string line1 = string.Create(CultureInfo.InvariantCulture, $"1 {90000 + i:00000}U 23001A   23023.50000000  .00000000  00000-0  10000-4 0  999");
            string line2 = string.Create(CultureInfo.InvariantCulture, $"2 {90000 + i:00000}  53.0000 {node,8:0.0000} 0001000   0.0000 {anomaly,8:0.0000} 15.06400000    1");
            yield return Entry(line1 + Tle.Checksum(line1), line2 + Tle.Checksum(line2))!;
        }
    }

    private static CatalogueEntry? Entry(string line1, string line2) =>
        Tle.Parse(line1, line2).Tle is { } tle && OrbitPropagator.TryCreate(tle.Elements, out OrbitPropagator? orbit, out _)
            ? new CatalogueEntry(line1, line2, orbit)
            : null;
}
