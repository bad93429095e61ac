using System.Globalization;
using System.Text.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Passes of a fleet over stations, by AOS; at the same moment in the order of the files.</summary>
internal static class PassReport
{
    /// <summary>So many satellites at once: enough to keep all cores busy, and to see how it goes on.</summary>
    private const int Portion = 512;

    /// <summary>Angles to 0.36 arc seconds, ranges to 0.1 m, uncertainty to the millisecond: finer digits would say nothing.</summary>
    private const int Decimals = 4;

    private static readonly string[] Headers =
        ["SATELLITE", "STATION", "AOS", "TCA", "LOS", "DURATION", "MAX-EL", "AOS-AZ", "LOS-AZ", "RANGE-KM", "SIGMA-S", "CLIPPED"];

    /// <summary>All passes, and where propagation ended before the window did.</summary>
    public static (IReadOnlyList<FleetPass> Passes, IReadOnlyList<(FleetObject, PropagationFailure)> Ends) Find(
        IReadOnlyList<FleetObject> fleet,
        IReadOnlyList<PassStation> stations,
        TimeWindow window,
        bool ownElevations,
        ProgressNote progress,
        CancellationToken cancellationToken)
    {
        List<FleetPass> passes = [];
        List<(FleetObject, PropagationFailure)> ends = [];
        foreach (FleetObject[] portion in fleet.Chunk(Portion))
        {
            PassSatellite[] satellites = [.. portion.Select(one => ownElevations && one.MinElevationDegrees is { } elevation
                ? new PassSatellite(one.Orbit) { Aging = one.Aging, MinElevationDegrees = elevation }
                : new PassSatellite(one.Orbit) { Aging = one.Aging })];
            FleetPasses found = FleetPassFinder.Find(satellites, stations, window.FromUtc, window.ToUtc, Environment.ProcessorCount, cancellationToken);
            for (int i = 0; i < portion.Length; i++)
            {
                foreach (PassRecord record in found.Of(i))
                {
                    passes.Add(new FleetPass(portion[i], stations[record.Station].Site.Name, found.ToPass(i, record)));
                }

                if (found.FailureOf(i) is { } failure)
                {
                    ends.Add((portion[i], failure));
                }
            }

            progress.Add(portion.Length);
        }

        return ([.. passes.OrderBy(pass => pass.Pass.AosUtc)], ends);
    }

    public static Task WriteAsync(IReadOnlyList<FleetPass> passes, OutputFormat format, Terminal terminal) => format == OutputFormat.Json
        ? JsonRows.WriteAsync(passes, WriteMembers, terminal.Text)
        : terminal.WriteTableAsync(Headers, [.. passes.Select(Row)], _ => false);

    private static void WriteMembers(Utf8JsonWriter json, FleetPass row)
    {
        Pass pass = row.Pass;
        json.WriteString("satellite", row.Object.Name);
        json.WriteNumber("noradId", row.Object.NoradId);
        json.WriteString("station", row.Station);
        json.WriteString("aosUtc", UtcMicroseconds.Text(pass.AosUtc));
        json.WriteString("tcaUtc", UtcMicroseconds.Text(pass.TcaUtc));
        json.WriteString("losUtc", UtcMicroseconds.Text(pass.LosUtc));
        json.WriteNumber("maxElevationDegrees", Math.Round(pass.MaxElevationDegrees, Decimals));
        json.WriteNumber("aosAzimuthDegrees", Azimuth(pass.AosAzimuthDegrees));
        json.WriteNumber("losAzimuthDegrees", Azimuth(pass.LosAzimuthDegrees));
        json.WriteNumber("tcaRangeKilometers", Math.Round(pass.TcaRangeKilometers, Decimals));
        json.WriteNumber("timingSigmaSeconds", Math.Round(pass.TimingSigmaSeconds, Decimals));
        json.WriteBoolean("clippedStart", pass.ClippedStart);
        json.WriteBoolean("clippedEnd", pass.ClippedEnd);
    }

    private static string[] Row(FleetPass row)
    {
        Pass pass = row.Pass;
        return
        [
            row.Object.Name,
            row.Station,
            UtcMicroseconds.Seconds(pass.AosUtc),
            UtcMicroseconds.Seconds(pass.TcaUtc),
            UtcMicroseconds.Seconds(pass.LosUtc),
            pass.Duration.ToString(pass.Duration.TotalHours < 24 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
            pass.MaxElevationDegrees.ToString("F1", CultureInfo.InvariantCulture),
            pass.AosAzimuthDegrees.ToString("F1", CultureInfo.InvariantCulture),
            pass.LosAzimuthDegrees.ToString("F1", CultureInfo.InvariantCulture),
            pass.TcaRangeKilometers.ToString("F0", CultureInfo.InvariantCulture),
            pass.TimingSigmaSeconds.ToString("F1", CultureInfo.InvariantCulture),
            (pass.ClippedStart, pass.ClippedEnd) switch
            {
                (true, true) => "both",
                (true, false) => "start",
                (false, true) => "end",
                _ => "-",
            },
        ];
    }

    /// <summary>Below 360 after rounding too.</summary>
    private static double Azimuth(double degrees) => Math.Round(degrees, Decimals) % 360;
}
