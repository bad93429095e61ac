using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class OrbitPropagatorTests
{
    private const int OrderSeed = 225;

    [Theory]
    [InlineData(double.NaN, 0.001, 50, 0)]
    [InlineData(0, 0.001, 50, 0)]
    [InlineData(25, 0.001, 50, 0)]
    [InlineData(15, 1.0, 50, 0)]
    [InlineData(15, -0.1, 50, 0)]
    [InlineData(15, 0.001, 181, 0)]
    [InlineData(15, 0.001, double.PositiveInfinity, 0)]
    [InlineData(15, 0.001, 50, double.NaN)]
    public void Impossible_elements_are_refused_with_a_reason(double motion, double eccentricity, double inclination, double bStar)
    {
        Assert.False(OrbitPropagator.TryCreate(Elements(motion, eccentricity, inclination, bStar), out _, out OrbitProblem? problem));
        Assert.Equal(OrbitProblem.ElementsOutOfRange, problem.Reason);
    }

    [Theory]
    [MemberData(nameof(PublicSets))]
    public void Order_of_calls_and_threads_change_nothing(string line1, string line2)
    {
        OrbitPropagator orbit = Sets.Orbit((line1, line2));
        double[] minutes = [.. Enumerable.Range(-500, 1000).Select(i => i * 28.875)];
        TemeState[] inOrder = [.. minutes.Select(m => State(orbit, m))];

        double[] shuffled = [.. minutes];
        new Random(OrderSeed).Shuffle(shuffled);
        Dictionary<double, TemeState> random = shuffled.ToDictionary(m => m, m => State(orbit, m));
        TemeState[] parallel = [.. minutes.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(m => State(orbit, m))];
        TemeState[] thereAndBack = [.. minutes.Select(m => (State(orbit, m), State(orbit, -m), State(orbit, m)).Item3)];

        Assert.Equal(inOrder, minutes.Select(m => random[m]));
        Assert.Equal(inOrder, parallel);
        Assert.Equal(inOrder, thereAndBack);
    }

    [Fact]
    public void Going_on_from_the_last_integration_changes_nothing()
    {
        foreach (OrbitPropagator orbit in Sets.DeepSpace.Select(Sets.Orbit))
        {
            Sgp4DeepSpace theory = Assert.IsType<Sgp4DeepSpace>(orbit.Theory);
            Random random = new(OrderSeed);
            DeepSpaceResonance.Longitude from = theory.AtEpoch;
            for (int i = 0; i < 2000; i++)
            {
                double minutes = i % 3 == 0 ? i * 7.5 : 40000 * (random.NextDouble() - 0.5);
                PropagationError error = theory.Propagate(minutes, ref from, out TemeState state);
                Assert.Equal((orbit.Propagate(minutes, out TemeState alone), alone), (error, state));
            }
        }
    }

    [Theory]
    [MemberData(nameof(PublicSets))]
    public void Propagating_allocates_nothing(string line1, string line2)
    {
        OrbitPropagator orbit = Sets.Orbit((line1, line2));
        State(orbit, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            orbit.Propagate(i, out TemeState _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e9)]
    [InlineData(-1e300)]
    public void A_time_beyond_all_sense_is_an_error_and_no_endless_integration(double minutes)
    {
        foreach ((string, string) set in Sets.Public)
        {
            Assert.Equal(PropagationError.MeanElementsOutOfRange, Sets.Orbit(set).Propagate(minutes, out TemeState state));
            Assert.Equal(default, state);
        }
    }

    [Fact]
    public void A_near_earth_and_a_deep_space_orbit_meet_at_225_minutes()
    {
        double[] motions = [.. Enumerable.Range(0, 200).Select(i => 6.38 + (i * 0.0005))];

        foreach (OrbitPropagator orbit in motions.Select(motion => Create(Elements(motion, 0.02, 63.4, 1e-5))))
        {
            Assert.Equal(orbit.Period.TotalMinutes >= 225, orbit.Theory is Sgp4DeepSpace);
        }

        Assert.IsType<Sgp4DeepSpace>(Create(Elements(motions[0], 0.02, 63.4, 1e-5)).Theory);
        Assert.IsType<Sgp4NearEarth>(Create(Elements(motions[^1], 0.02, 63.4, 1e-5)).Theory);
    }

    [Fact]
    public void A_decaying_orbit_ends_with_a_code_and_never_with_a_state_that_is_no_number()
    {
        Assert.True(OrbitPropagator.TryCreate(Elements(16.3, 0.001, 50, 0.01), out OrbitPropagator? orbit, out _));
        HashSet<PropagationError> seen = [];
        for (int day = 0; day < 400; day++)
        {
            PropagationError error = orbit.Propagate(day * 144.0, out TemeState state);
            seen.Add(error);
            Assert.True(double.IsFinite(state.PositionKilometers.Length), $"day {day}: {error} {state}");
        }

        Assert.Contains(PropagationError.None, seen);
        Assert.True(seen.Count > 1, "the orbit should have decayed");
        Assert.NotEqual(PropagationError.None, orbit.Propagate(double.NaN, out TemeState _));
    }

    public static TheoryData<string, string> PublicSets()
    {
        TheoryData<string, string> data = [];
        foreach ((string line1, string line2) in Sets.Public)
        {
            data.Add(line1, line2);
        }

        return data;
    }

    private static OrbitPropagator Create(MeanElements elements)
    {
        Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out OrbitProblem? problem), problem?.Message);
        return orbit;
    }

    private static TemeState State(OrbitPropagator orbit, double minutes)
    {
        Assert.Equal(PropagationError.None, orbit.Propagate(minutes, out TemeState state));
        return state;
    }

    internal static MeanElements Elements(double motion, double eccentricity, double inclination, double bStar) => new()
    {
        CatalogNumber = 1,
        EpochUtc = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        MeanMotionRevolutionsPerDay = motion,
        Eccentricity = eccentricity,
        InclinationDegrees = inclination,
        RightAscensionDegrees = 10,
        ArgumentOfPerigeeDegrees = 20,
        MeanAnomalyDegrees = 30,
        BStarPerEarthRadius = bStar,
    };
}
