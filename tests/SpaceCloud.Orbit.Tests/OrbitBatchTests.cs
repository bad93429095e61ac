using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

public sealed class OrbitBatchTests(ITestOutputHelper output)
{
    private const double MaxDifferenceKilometers = 1e-9;
    private const int OddSeed = 31;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 30, TimeSpan.Zero);

    /// <summary>Every width is tried on every processor: where there are no such registers .NET imitates them.</summary>
    public static TheoryData<int> Widths { get; } = [.. Enum.GetValues<LaneWidth>().Select(width => (int)width)];

    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(21, 1)]
    [InlineData(21, 2)]
    [InlineData(21, 4)]
    [InlineData(21, 8)]
    public void All_satellites_at_one_moment_are_what_each_is_alone(int count, int width)
    {
        OrbitPropagator[] orbits = [.. Shell(count)];
        (double[][] columns, PropagationError[] errors) = Columns(count);

        new OrbitBatch(orbits, (LaneWidth)width).Propagate(Noon, On(columns, errors));

        for (int i = 0; i < count; i++)
        {
            Assert.Equal(orbits[i].Propagate(Noon, out TemeState alone), errors[i]);
            AssertClose(alone.PositionKilometers, new Vector3d(columns[0][i], columns[1][i], columns[2][i]), 1e-9);
            AssertClose(alone.VelocityKilometersPerSecond, new Vector3d(columns[3][i], columns[4][i], columns[5][i]), 1e-12);
        }
    }

    [Fact]
    public void A_column_that_is_too_short_is_refused()
    {
        OrbitBatch batch = new([.. Shell(9)]);
        (double[][] columns, PropagationError[] errors) = Columns(8);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => batch.Propagate(Noon, On(columns, errors)));

        Assert.Contains("9 rows", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 4)]
    [InlineData(false, 8)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 4)]
    [InlineData(true, 8)]
    public void A_block_holds_the_states_of_its_grid(bool earthFixed, int width)
    {
        StateFrame frame = earthFixed ? StateFrame.EarthFixed : StateFrame.Teme;
        OrbitPropagator[] orbits = [.. Shell(9), .. DeepSpace(), .. Shell(2)];
        OrbitBatch batch = new(orbits, (LaneWidth)width);
        TimeGrid grid = TimeGrid.Covering(Noon, Noon.AddHours(3));
        StateBlock block = new(grid.Count);

        for (int group = 0; group < batch.Groups; group++)
        {
            batch.Fill(group, grid, 0, grid.Count, block, frame);
            Assert.True(width == 1 || group > 0 || block.Bad.IndexOfAnyExcept((byte)0) < 0, "the kernel should be sure of ordinary orbits");
            for (int lane = 0; lane < batch.LanesOf(group); lane++)
            {
                OrbitPropagator orbit = orbits[(group * StateBlock.Lanes) + lane];
                Assert.Equal((0, grid.Count, PropagationError.None), (block.GoodStart(lane), block.GoodEnd(lane), block.Error(lane)));
                for (int step = 0; step < grid.Count; step++)
                {
                    Assert.Equal(PropagationError.None, orbit.Propagate(grid.Utc(step), out TemeState teme));
                    orbit.Propagate(grid.Utc(step), out EarthFixedState turned);
                    AssertClose(earthFixed ? turned.PositionKilometers : teme.PositionKilometers, block.PositionKilometers(step, lane), 1e-9);
                    AssertClose(earthFixed ? turned.VelocityKilometersPerSecond : teme.VelocityKilometersPerSecond, block.VelocityKilometersPerSecond(step, lane), 1e-12);
                }
            }

            for (int lane = batch.LanesOf(group); lane < StateBlock.Lanes; lane++)
            {
                Assert.Equal(block.GoodStart(lane), block.GoodEnd(lane));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_width_agrees_with_the_scalar_theory_over_four_weeks(int width)
    {
        OrbitPropagator[] orbits = [.. Shell(40), .. Sets.Public.Select(Sets.Orbit), .. Eccentric()];
        OrbitBatch batch = new(orbits, (LaneWidth)width);
        StateBlock block = new(64);
        double worst = 0;
        int compared = 0;
        foreach (OrbitPropagator orbit in orbits)
        {
            foreach (double days in new[] { -14, -0.9, 0, 0.3, 14 })
            {
                DateTimeOffset from = orbit.Elements.EpochUtc.AddDays(days);
                TimeGrid grid = TimeGrid.Covering(from, from.AddHours(3), 180);
                int index = Array.IndexOf(orbits, orbit);
                batch.Fill(index / StateBlock.Lanes, grid, 0, grid.Count, block, StateFrame.Teme);
                int lane = index % StateBlock.Lanes;
                for (int step = block.GoodStart(lane); step < block.GoodEnd(lane); step++)
                {
                    Assert.Equal(PropagationError.None, orbit.Propagate(grid.Utc(step), out TemeState alone));
                    worst = Math.Max(worst, (alone.PositionKilometers - block.PositionKilometers(step, lane)).Length);
                    compared++;
                }
            }
        }

        output.WriteLine($"{(LaneWidth)width}: {compared} states, worst {worst:E2} km");
        Assert.InRange(compared, orbits.Length * 5 * 30, int.MaxValue);
        Assert.InRange(worst, 0, MaxDifferenceKilometers);
    }

    [CatalogueFact]
    public void Every_near_earth_object_of_the_catalogues_agrees_with_the_scalar_theory()
    {
        OrbitPropagator[] orbits = [.. Catalogues.Sets().Select(set => ElementColumns.Orbit(set.Line1, set.Line2))];
        OrbitBatch batch = new(orbits);
        (double[][] columns, PropagationError[] errors) = Columns(orbits.Length);
        (double Error, string Where) worst = default;
        int compared = 0;
        foreach (int hours in new[] { -336, -100, -24, 0, 1, 24, 100, 336 })
        {
            DateTimeOffset utc = new DateTimeOffset(2023, 1, 23, 7, 11, 13, TimeSpan.Zero).AddHours(hours);
            batch.Propagate(utc, On(columns, errors));
            for (int i = 0; i < orbits.Length; i++)
            {
                Assert.Equal(orbits[i].Propagate(utc, out TemeState alone), errors[i]);
                double difference = (alone.PositionKilometers - new Vector3d(columns[0][i], columns[1][i], columns[2][i])).Length;
                worst = difference > worst.Error ? (difference, $"{orbits[i].Elements.CatalogNumber} at {utc:O}") : worst;
                compared++;
            }
        }

        output.WriteLine($"{compared} states: worst {worst.Error:E2} km ({worst.Where})");
        Assert.InRange(worst.Error, 0, MaxDifferenceKilometers);
    }

    [Fact]
    public void Random_elements_however_odd_have_the_scalar_theorys_states_and_errors()
    {
        Random random = new(OddSeed);
        OrbitPropagator[] orbits = [.. Enumerable.Range(0, 4000).Select(_ => Odd(random))];
        OrbitBatch batch = new(orbits);
        (double[][] columns, PropagationError[] errors) = Columns(orbits.Length);
        Dictionary<PropagationError, int> seen = [];
        double worst = 0;
        foreach (double days in new[] { -14.3, -1.1, 0, 0.01, 2.7, 14 })
        {
            DateTimeOffset utc = orbits[0].Elements.EpochUtc.AddDays(days);
            batch.Propagate(utc, On(columns, errors));
            for (int i = 0; i < orbits.Length; i++)
            {
                PropagationError expected = orbits[i].Propagate(utc, out TemeState alone);
                Assert.True(expected == errors[i], $"{errors[i]} is not {expected}: {orbits[i].Elements}");
                seen[expected] = seen.GetValueOrDefault(expected) + 1;
                if (expected == PropagationError.None)
                {
                    worst = Math.Max(worst, (alone.PositionKilometers - new Vector3d(columns[0][i], columns[1][i], columns[2][i])).Length);
                }
            }
        }

        output.WriteLine($"seed {OddSeed}: worst {worst:E2} km; {string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.InRange(worst, 0, MaxDifferenceKilometers);
        Assert.InRange(seen[PropagationError.None], 4000, int.MaxValue);
        Assert.InRange(seen.Count, 4, int.MaxValue);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public void A_moment_decades_away_is_the_scalar_theorys(int years)
    {
        OrbitPropagator[] orbits = [.. Shell(8)];
        (double[][] columns, PropagationError[] errors) = Columns(8);

        new OrbitBatch(orbits).Propagate(Noon.AddYears(years), On(columns, errors));

        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(orbits[i].Propagate(Noon.AddYears(years), out TemeState alone), errors[i]);
            Assert.Equal(alone.PositionKilometers, new Vector3d(columns[0][i], columns[1][i], columns[2][i]));
        }
    }

    [Fact]
    public void Windows_that_overlap_share_their_states_bit_for_bit()
    {
        OrbitBatch batch = new([.. Shell(8)]);
        TimeGrid early = TimeGrid.Covering(Noon, Noon.AddHours(2));
        TimeGrid late = TimeGrid.Covering(Noon.AddMinutes(37.4), Noon.AddHours(5));
        StateBlock first = new(early.Count);
        StateBlock second = new(late.Count);
        batch.Fill(0, early, 0, early.Count, first, StateFrame.EarthFixed);
        batch.Fill(0, late, 10, 60, second, StateFrame.EarthFixed);

        int shift = (int)((late.Tick(10) - early.Tick(0)) / early.StepTicks);

        Assert.Equal(47, shift);
        Assert.Equal(
            first.Values.Slice(shift * StateBlock.Components * StateBlock.Lanes, 60 * StateBlock.Components * StateBlock.Lanes).ToArray(),
            second.Values.ToArray());
    }

    [Fact]
    public void A_grid_lies_on_whole_minutes_and_covers_its_window()
    {
        TimeGrid grid = TimeGrid.Covering(Noon, Noon.AddSeconds(61));

        Assert.Equal(Noon.AddSeconds(-30), grid.Utc(0));
        Assert.Equal(3, grid.Count);
        Assert.Equal(Noon.AddSeconds(90), grid.Utc(2));
        Assert.Equal(1, TimeGrid.Covering(grid.Utc(1), grid.Utc(1)).Count);
        for (int i = 0; i < grid.Count; i++)
        {
            (double sin, double cos) = Math.SinCos(EarthRotation.GreenwichMeanSiderealRadians(grid.Utc(i)));
            Assert.Equal((sin, cos), (grid.SinSidereal[i], grid.CosSidereal[i]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_steps_length_must_divide_the_day(int seconds) =>
        Assert.ThrowsAny<ArgumentException>(() => TimeGrid.Covering(Noon, Noon.AddHours(1), seconds));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Decay_inside_the_window_ends_the_good_steps(int width)
    {
        OrbitPropagator falling = Orbit(OrbitPropagatorTests.Elements(16.3, 0.001, 50, 0.01));
        OrbitBatch batch = new([.. Shell(3), falling], (LaneWidth)width);
        DateTimeOffset epoch = falling.Elements.EpochUtc;
        TimeGrid grid = TimeGrid.Covering(epoch, epoch.AddDays(3));
        StateBlock block = new(grid.Count);

        batch.Fill(0, grid, 0, grid.Count, block, StateFrame.Teme);

        int end = block.GoodEnd(3);
        Assert.Equal(0, block.GoodStart(3));
        Assert.InRange(end, 10, grid.Count - 1);
        Assert.Equal(PropagationError.None, falling.Propagate(grid.Utc(end - 1), out TemeState _));
        Assert.Equal(falling.Propagate(grid.Utc(end), out TemeState _), block.Error(3));
        Assert.NotEqual(PropagationError.None, block.Error(3));
        Assert.Equal(grid.Count, block.GoodEnd(0));

        // What begins after the decay has no good steps, whatever the theory says of later moments.
        batch.Fill(0, grid, end, grid.Count - end, block, StateFrame.Teme);
        Assert.Equal((0, 0), (block.GoodStart(3), block.GoodEnd(3)));
        Assert.NotEqual(PropagationError.None, block.Error(3));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Steps_too_long_before_the_epoch_are_cut_at_the_start(int width)
    {
        // With B* below zero the way back is the way down.
        OrbitPropagator risen = Orbit(OrbitPropagatorTests.Elements(16.3, 0.001, 50, -0.01));
        OrbitBatch batch = new([risen], (LaneWidth)width);
        DateTimeOffset epoch = risen.Elements.EpochUtc;
        TimeGrid grid = TimeGrid.Covering(epoch.AddDays(-3), epoch.AddHours(1));
        StateBlock block = new(grid.Count);

        batch.Fill(0, grid, 0, grid.Count, block, StateFrame.Teme);

        int start = block.GoodStart(0);
        Assert.InRange(start, 1, grid.Count - 62);
        Assert.Equal(grid.Count, block.GoodEnd(0));
        Assert.Equal(PropagationError.None, risen.Propagate(grid.Utc(start), out TemeState _));
        Assert.Equal(risen.Propagate(grid.Utc(start - 1), out TemeState _), block.Error(0));
    }

    [Fact]
    public void Filling_and_propagating_allocate_nothing()
    {
        OrbitBatch batch = new([.. Shell(17), .. DeepSpace()]);
        TimeGrid grid = TimeGrid.Covering(Noon, Noon.AddHours(1));
        StateBlock block = new(grid.Count);
        (double[][] columns, PropagationError[] errors) = Columns(20);
        batch.Fill(0, grid, 0, grid.Count, block, StateFrame.EarthFixed);
        batch.Propagate(Noon, On(columns, errors));

        // The runtime itself allocates now and then when it compiles a method better: what is allocated in every run is ours.
        long least = long.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                batch.Fill(i % batch.Groups, grid, 0, grid.Count, block, StateFrame.EarthFixed);
                batch.Propagate(Noon, On(columns, errors));
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static IEnumerable<OrbitPropagator> Shell(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MeanElements elements = OrbitPropagatorTests.Elements(11 + (i * 0.3 % 3.5), 0.0001 + (0.01 * i % 0.06), 7 * i % 180, 1e-5 * i);
            yield return Orbit(elements with { RightAscensionDegrees = 37 * i % 360, MeanAnomalyDegrees = 101 * i % 360 });
        }
    }

    /// <summary>Anything a propagator can be made of.</summary>
    private static OrbitPropagator Odd(Random random)
    {
        double eccentricity = Math.Pow(random.NextDouble(), 1 + random.Next(8));
        double bStar = Math.Pow(10, (random.NextDouble() * 8) - 7) * random.Next(-1, 2);
        MeanElements elements = OrbitPropagatorTests.Elements(20 * random.NextDouble(), Math.Min(eccentricity, 0.9999), 180 * random.NextDouble(), bStar);
        return Orbit(elements with
        {
            RightAscensionDegrees = 360 * random.NextDouble(),
            ArgumentOfPerigeeDegrees = 360 * random.NextDouble(),
            MeanAnomalyDegrees = 360 * random.NextDouble(),
        });
    }

    private static IEnumerable<OrbitPropagator> DeepSpace() =>
        Sets.DeepSpace.Select(set => Orbit(ElementColumns.Elements(set.Line1, set.Line2) with { EpochUtc = Noon.AddHours(-30) }));

    /// <summary>Eccentricities up to the largest a near-Earth orbit can have, and drag that takes the kernel's series to their ends.</summary>
    private static IEnumerable<OrbitPropagator> Eccentric()
    {
        double[] eccentricities = [0, 1e-7, 1.1e-4, 0.044, 0.046, 0.19, 0.21, 0.3, 0.4, 0.44];
        for (int i = 0; i < eccentricities.Length; i++)
        {
            double motion = Math.Min(14.5, 16.9 * Math.Pow(1 - eccentricities[i], 1.5));
            foreach (double bStar in new[] { -1e-3, 0, 1e-4, 2e-2 })
            {
                MeanElements elements = OrbitPropagatorTests.Elements(motion, eccentricities[i], 9 + (17 * i), bStar);
                yield return Orbit(elements with { RightAscensionDegrees = 31 * i, MeanAnomalyDegrees = 77 * i % 360 });
            }
        }
    }

    private static OrbitPropagator Orbit(MeanElements elements)
    {
        Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out OrbitProblem? problem), problem?.Message);
        return orbit;
    }

    private static (double[][] Columns, PropagationError[] Errors) Columns(int rows) =>
        ([.. Enumerable.Range(0, 6).Select(_ => new double[rows])], new PropagationError[rows]);

    private static StateColumns On(double[][] c, PropagationError[] errors) => new(c[0], c[1], c[2], c[3], c[4], c[5], errors);

    private static void AssertClose(Vector3d expected, Vector3d actual, double within) => Assert.InRange((expected - actual).Length, 0, within);
}
