using System.Globalization;
using System.Text.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Eclipses of a fleet, by entry; at the same moment in the order of the file.</summary>
internal static class EclipseReport
{
    /// <summary>So many satellites at once: enough to keep all cores busy, and to see how it goes on.</summary>
    private const int Portion = 512;

    private static readonly string[] Headers = ["SATELLITE", "NORAD-ID", "KIND", "ENTRY", "EXIT", "SECONDS"];

    /// <summary>All eclipses, and where propagation ended before the window did.</summary>
    public static (IReadOnlyList<(FleetObject Object, Eclipse Eclipse)> Eclipses, IReadOnlyList<(FleetObject, PropagationFailure)> Ends) Find(
        IReadOnlyList<FleetObject> fleet, TimeWindow window, EarthShape shape, ShadowModel model, ProgressNote progress, CancellationToken cancellationToken)
    {
        List<(FleetObject Object, Eclipse Eclipse)> eclipses = [];
        List<(FleetObject, PropagationFailure)> ends = [];
        foreach (FleetObject[] portion in fleet.Chunk(Portion))
        {
            IReadOnlyList<EclipseSearch> found = EclipseFinder.FindAll(
                [.. portion.Select(one => one.Orbit)], window.FromUtc, window.ToUtc, shape, model, Environment.ProcessorCount, cancellationToken);
            foreach ((FleetObject one, EclipseSearch search) in portion.Zip(found))
            {
                eclipses.AddRange(search.Eclipses.Select(eclipse => (one, eclipse)));
                if (search.Failure is { } failure)
                {
                    ends.Add((one, failure));
                }
            }

            progress.Add(portion.Length);
        }

        return ([.. eclipses.OrderBy(row => row.Eclipse.EntryUtc)], ends);
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
