using System.Globalization;
using System.Text.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Links between the objects of a fleet, by start; at the same moment in the order of the file.</summary>
internal static class LinkReport
{
    private static readonly string[] Headers = ["A", "B", "START", "END", "DURATION"];

    /// <summary>Each object once, the set of the latest epoch where one stands more than once, and a sentence for each of these.</summary>
    public static (IReadOnlyList<FleetObject> Fleet, IReadOnlyList<string> Notes) Distinct(IReadOnlyList<FleetObject> fleet)
    {
        IGrouping<(string, long), FleetObject>[] groups = [.. fleet.GroupBy(one => (one.Name, one.NoradId))];
        return (
            [.. groups.Select(group => group.MaxBy(one => one.Orbit.Elements.EpochUtc)!)],
            [.. groups.Where(group => group.Skip(1).Any()).Select(group => $"{group.First().Label} has {group.Count()} element sets; the one of the latest epoch is used")]);
    }

    /// <summary>Names by which each object of a fleet can be told: where two have the same, their numbers with them.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<FleetObject> fleet)
    {
        HashSet<string> shared = [.. fleet.GroupBy(one => one.Name).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
        return [.. fleet.Select(one => shared.Contains(one.Name) ? one.Label : one.Name)];
    }

    public static Task WriteAsync(IReadOnlyList<Link> links, IReadOnlyList<string> names, OutputFormat format, Terminal terminal)
    {
        IEnumerable<Link> rows = links.OrderBy(link => link.StartUtc);
        return format == OutputFormat.Json
            ? JsonRows.WriteAsync(rows, WriteMembers, terminal.Text)
            : terminal.WriteTableAsync(Headers, [.. rows.Select(Row)], _ => false);

        void WriteMembers(Utf8JsonWriter json, Link link)
        {
            json.WriteString("a", names[link.A]);
            json.WriteString("b", names[link.B]);
            json.WriteString("startUtc", UtcMicroseconds.Text(link.StartUtc));
            json.WriteString("endUtc", UtcMicroseconds.Text(link.EndUtc));
        }

        string[] Row(Link link)
        {
            TimeSpan duration = link.EndUtc - link.StartUtc;
            return
            [
                names[link.A],
                names[link.B],
                UtcMicroseconds.Seconds(link.StartUtc),
                UtcMicroseconds.Seconds(link.EndUtc),
                duration.ToString(duration.TotalHours < 24 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
            ];
        }
    }
}
