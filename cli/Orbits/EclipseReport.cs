using System.Globalization;
using System.Text.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Eclipses of a fleet, by entry; at the same moment in the order of the file.</summary>
internal static class EclipseReport
{
    private static readonly string[] Headers = ["SATELLITE", "NORAD-ID", "KIND", "ENTRY", "EXIT", "SECONDS"];

    /// <summary>All eclipses, and where propagation ended before the window did.</summary>
    public static (IReadOnlyList<(FleetObject Object, Eclipse Eclipse)> Eclipses, IReadOnlyList<(FleetObject, PropagationFailure)> Ends) Find(
        IReadOnlyList<FleetObject> fleet, TimeWindow window, EarthShape shape, ShadowModel model, ProgressNote progress, CancellationToken cancellationToken)
    {
        EclipseSearch[] found = new EclipseSearch[fleet.Count];
        Parallel.For(0, fleet.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            found[i] = EclipseFinder.Find(fleet[i].Orbit, window.FromUtc, window.ToUtc, shape, model);
            progress.Add(1);
        });
        return (
            [.. found.SelectMany((search, i) => search.Eclipses.Select(eclipse => (fleet[i], eclipse))).OrderBy(row => row.eclipse.EntryUtc)],
            [.. found.Index().Where(one => one.Item.Failure is not null).Select(one => (fleet[one.Index], one.Item.Failure!))]);
    }

    public static Task WriteAsync(IReadOnlyList<(FleetObject Object, Eclipse Eclipse)> eclipses, OutputFormat format, Terminal terminal) =>
        format == OutputFormat.Json
            ? JsonRows.WriteAsync(eclipses, WriteMembers, terminal.Text)
            : terminal.WriteTableAsync(Headers, [.. eclipses.Select(Row)], _ => false);

    private static void WriteMembers(Utf8JsonWriter json, (FleetObject Object, Eclipse Eclipse) row)
    {
        json.WriteString("satellite", row.Object.Name);
        json.WriteNumber("noradId", row.Object.NoradId);
        json.WriteString("kind", Kind(row.Eclipse));
        json.WriteString("entryUtc", UtcMicroseconds.Text(row.Eclipse.EntryUtc));
        json.WriteString("exitUtc", UtcMicroseconds.Text(row.Eclipse.ExitUtc));
    }

    private static string[] Row((FleetObject Object, Eclipse Eclipse) row) =>
    [
        row.Object.Name,
        row.Object.NoradId.ToString(CultureInfo.InvariantCulture),
        Kind(row.Eclipse),
        UtcMicroseconds.Seconds(row.Eclipse.EntryUtc),
        UtcMicroseconds.Seconds(row.Eclipse.ExitUtc),
        (row.Eclipse.ExitUtc - row.Eclipse.EntryUtc).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
    ];

    private static string Kind(Eclipse eclipse) => eclipse.Kind == EclipseKind.Umbra ? "umbra" : "penumbra";
}
