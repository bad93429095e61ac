using System.Diagnostics;
using System.Globalization;
using System.Text;
using SpaceCloud.Orbit;
using SpaceCloud.Testing;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>Our SGP4 against an implementation nobody here wrote: Debian's python3-sgp4.</summary>
public sealed class PythonSgp4Tests(ITestOutputHelper output)
{
    private const double MaxPositionErrorKilometers = 1e-6;
    private const double MaxVelocityErrorKilometersPerSecond = 1e-9;

    private const string Script = """
        import sys
        from sgp4.api import WGS72
        from sgp4.model import Satrec
        sets = [line.rstrip("\n") for line in sys.stdin]
        for i in range(0, len(sets), 2):
            satellite = Satrec.twoline2rv(sets[i], sets[i + 1], WGS72)
            for minute in [float(x) for x in sys.argv[1].split(",")]:
                e, r, v = satellite.sgp4_tsince(minute)
                print(i // 2, minute, e, *(repr(x) for x in (*r, *v)))
        """;

    private const int CatalogueSeed = 20260301;
    private const int CatalogueObjects = 500;
    private const double DayMinutes = 1440;

    [RealPartFact(RealPart.PythonSgp4)]
    public async Task Position_and_velocity_agree_to_a_millimetre_over_two_days()
    {
        double[] minutes = [.. Enumerable.Range(-288, 577).Select(i => (i * 10) + 0.125)];
        OrbitPropagator[] orbits = [.. Sets.Public.Select(Sets.Orbit)];
        double worstPosition = 0;
        double worstVelocity = 0;
        int states = 0;
        foreach (double[] x in await RunAsync(Sets.Public, minutes))
        {
            states++;
            PropagationError error = orbits[(int)x[0]].Propagate(x[1], out TemeState state);
            Assert.Equal((int)x[2], (int)error);
            worstPosition = Math.Max(worstPosition, (state.PositionKilometers - new Vector3d(x[3], x[4], x[5])).Length);
            worstVelocity = Math.Max(worstVelocity, (state.VelocityKilometersPerSecond - new Vector3d(x[6], x[7], x[8])).Length);
        }

        output.WriteLine($"{states} states: worst position {worstPosition:E2} km, worst velocity {worstVelocity:E2} km/s");
        Assert.Equal(orbits.Length * minutes.Length, states);
        Assert.InRange(worstPosition, 0, MaxPositionErrorKilometers);
        Assert.InRange(worstVelocity, 0, MaxVelocityErrorKilometersPerSecond);
    }

    [CatalogueFact(RealPart.PythonSgp4)]
    public async Task Random_objects_of_the_catalogues_agree_over_four_weeks()
    {
        Random random = new(CatalogueSeed);
        (string Line1, string Line2)[] sets = [.. Catalogues.Sets()];
        random.Shuffle(sets);
        sets = sets[..CatalogueObjects];
        double[] minutes = [.. Enumerable.Range(-28, 57).Select(i => ((i * 0.5) + (0.4 * (random.NextDouble() - 0.5))) * DayMinutes)];
        OrbitPropagator[] orbits = [.. sets.Select(set => ElementColumns.Orbit(set.Line1, set.Line2))];

        (double Error, string Where) day = default;
        (double Error, string Where) weeks = default;
        int states = 0;
        int failures = 0;
        foreach (double[] x in await RunAsync(sets, minutes))
        {
            states++;
            string where = string.Create(CultureInfo.InvariantCulture, $"{sets[(int)x[0]].Line1[2..7]} at {x[1] / DayMinutes:F3} d");
            PropagationError error = orbits[(int)x[0]].Propagate(x[1], out TemeState state);
            Assert.True((int)x[2] == (int)error, $"{where}: {error}, expected code {x[2]}");
            failures += error == PropagationError.None ? 0 : 1;
            Vector3d position = new(x[3], x[4], x[5]);
            if (error != PropagationError.None || position.Length < 6378.135 + 120)
            {
                continue;
            }

            double difference = (state.PositionKilometers - position).Length;
            weeks = difference > weeks.Error ? (difference, where) : weeks;
            day = Math.Abs(x[1]) <= DayMinutes && difference > day.Error ? (difference, where) : day;
        }

        int deep = orbits.Count(orbit => orbit.Period >= TimeSpan.FromMinutes(225));
        output.WriteLine($"seed {CatalogueSeed}, {orbits.Length} objects ({deep} deep space), {states} states, {failures} failures: worst {day.Error:E2} km within a day ({day.Where}), {weeks.Error:E2} km within 14 days ({weeks.Where})");
        Assert.Equal(orbits.Length * minutes.Length, states);
        Assert.InRange(deep, 20, orbits.Length);
        Assert.InRange(day.Error, 0, 1e-6);
        Assert.InRange(weeks.Error, 0, 1e-5);
    }

    /// <summary>Rows of set number, minutes, error code, position in km, velocity in km/s.</summary>
    private static async Task<IEnumerable<double[]>> RunAsync(IReadOnlyList<(string Line1, string Line2)> sets, double[] minutes)
    {
        string times = string.Join(',', minutes.Select(minute => minute.ToString("R", CultureInfo.InvariantCulture)));
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, times])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        Task<string> standardOutput = python.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> standardError = python.StandardError.ReadToEndAsync(limit.Token);
        await python.StandardInput.WriteAsync(string.Join('\n', sets.SelectMany(set => new[] { set.Line1, set.Line2[..69] })).AsMemory(), limit.Token);
        python.StandardInput.Close();
        await python.WaitForExitAsync(limit.Token);
        Assert.True(python.ExitCode == 0, await standardError);
        return (await standardOutput)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray());
    }
}
