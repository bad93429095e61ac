using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>Every row of the published verification of SGP4, near-Earth and deep-space.</summary>
public sealed class VerificationTests(ITestOutputHelper output)
{
    private const double MaxPositionErrorKilometers = 1e-6;
    private const double MaxVelocityErrorKilometersPerSecond = 1e-9;

    /// <summary>The sets that are made to fail: at which of the reference's minutes first, and with which code. The reference ends there.</summary>
    private static readonly Dictionary<long, (double Minute, PropagationError Error)> Failures = new()
    {
        [22312] = (494.2028672, PropagationError.MeanElementsOutOfRange),
        [28350] = (1560, PropagationError.MeanElementsOutOfRange),
        [28872] = (55, PropagationError.Decayed),
        [29141] = (440, PropagationError.Decayed),
        [20413] = (1844345, PropagationError.Decayed),
        [33333] = (25, PropagationError.SemiLatusRectumNegative),

        // The reference prints a row of the mean orbit here, beside the error.
        [33334] = (0, PropagationError.PerturbedEccentricityOutOfRange),
    };

    [VerificationFact]
    public void Every_row_agrees_to_a_millimetre_and_every_failure_has_its_code()
    {
        IReadOnlyList<List<double[]>> expected = VerificationVectors.Rows();
        (string Line1, string Line2, double[] Minutes)[] sets = [.. VerificationVectors.Sets()];
        Assert.Equal((33, 667), (expected.Count, expected.Sum(rows => rows.Count)));
        Assert.Equal(expected.Count, sets.Length);
        double worstPosition = 0;
        double worstVelocity = 0;
        int compared = 0;
        Dictionary<long, (double, PropagationError)> failures = [];
        foreach (((string line1, string line2, double[] minutes), List<double[]> rows) in sets.Zip(expected))
        {
            OrbitPropagator orbit = ElementColumns.Orbit(line1, line2);
            foreach (double[] row in rows)
            {
                PropagationError error = orbit.Propagate(row[0], out TemeState state);
                if (error != PropagationError.None)
                {
                    failures.Add(orbit.Elements.CatalogNumber, (row[0], error));
                    continue;
                }

                worstPosition = Math.Max(worstPosition, (state.PositionKilometers - new Vector3d(row[1], row[2], row[3])).Length);
                worstVelocity = Math.Max(worstVelocity, (state.VelocityKilometersPerSecond - new Vector3d(row[4], row[5], row[6])).Length);
                compared++;
            }

            double[] unlisted = [.. minutes.Where(minute => rows.All(row => Math.Abs(row[0] - minute) > 1e-5))];
            if (unlisted.Length > 0)
            {
                PropagationError ended = orbit.Propagate(unlisted[0], out TemeState _);
                failures.TryAdd(orbit.Elements.CatalogNumber, (Math.Round(unlisted[0], 7), ended));
            }
        }

        output.WriteLine($"{compared} rows: worst position {worstPosition:E2} km, worst velocity {worstVelocity:E2} km/s");
        Assert.Equal(666, compared);
        Assert.Equal(Failures.OrderBy(f => f.Key), failures.OrderBy(f => f.Key));
        Assert.InRange(worstPosition, 0, MaxPositionErrorKilometers);
        Assert.InRange(worstVelocity, 0, MaxVelocityErrorKilometersPerSecond);
    }

    [VerificationFact]
    public void A_decayed_object_still_has_its_state()
    {
        (string line1, string line2, _) = VerificationVectors.Sets().Single(s => s.Line1.StartsWith("1 28872", StringComparison.Ordinal));

        Assert.Equal(PropagationError.Decayed, ElementColumns.Orbit(line1, line2).Propagate(55, out TemeState state));

        Assert.InRange(state.PositionKilometers.Length, 6000, 6378.135);
        Assert.InRange(state.VelocityKilometersPerSecond.Length, 7, 9);
    }
}
