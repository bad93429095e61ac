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
            for minute in range(-2880, 2881, 10):
                e, r, v = satellite.sgp4_tsince(minute + 0.125)
                print(i // 2, minute + 0.125, e, *(repr(x) for x in (*r, *v)))
        """;

    [RealPartFact(RealPart.PythonSgp4)]
    public async Task Position_and_velocity_agree_to_a_millimetre_over_two_days()
    {
        string[] rows = await RunAsync([.. Sets.NearEarth.SelectMany(s => new[] { s.Line1, s.Line2 })]);

        OrbitPropagator[] orbits = [.. Sets.NearEarth.Select(Sets.Orbit)];
        Assert.Equal(orbits.Length * 577, rows.Length);
        double worstPosition = 0;
        double worstVelocity = 0;
        foreach (string row in rows)
        {
            double[] x = [.. row.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            PropagationError error = orbits[(int)x[0]].Propagate(x[1], out TemeState state);
            Assert.Equal((int)x[2], (int)error);
            worstPosition = Math.Max(worstPosition, (state.PositionKilometers - new Vector3d(x[3], x[4], x[5])).Length);
            worstVelocity = Math.Max(worstVelocity, (state.VelocityKilometersPerSecond - new Vector3d(x[6], x[7], x[8])).Length);
        }

        output.WriteLine($"{rows.Length} states: worst position {worstPosition:E2} km, worst velocity {worstVelocity:E2} km/s");
        Assert.InRange(worstPosition, 0, MaxPositionErrorKilometers);
        Assert.InRange(worstVelocity, 0, MaxVelocityErrorKilometersPerSecond);
    }

    private static async Task<string[]> RunAsync(IReadOnlyList<string> lines)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        Task<string> standardOutput = python.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> standardError = python.StandardError.ReadToEndAsync(limit.Token);
        await python.StandardInput.WriteAsync(string.Join('\n', lines).AsMemory(), limit.Token);
        python.StandardInput.Close();
        await python.WaitForExitAsync(limit.Token);
        Assert.True(python.ExitCode == 0, await standardError);
        return (await standardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
