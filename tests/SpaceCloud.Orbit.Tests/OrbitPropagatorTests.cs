using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class OrbitPropagatorTests
{
    [Fact]
    public void Deep_space_is_refused_by_name()
    {
        MeanElements elements = Tle.Parse(Sets.Molniya.Line1, Sets.Molniya.Line2).Tle!.Elements;

        Assert.False(OrbitPropagator.TryCreate(elements, out _, out OrbitProblem? problem));

        Assert.Equal(OrbitProblem.DeepSpace, problem.Reason);
        Assert.Contains("225", problem.Message, StringComparison.Ordinal);
    }

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

    [Fact]
    public void Order_of_calls_and_threads_change_nothing()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Vanguard);
        double[] minutes = [.. Enumerable.Range(-500, 1000).Select(i => i * 2.875)];
        TemeState[] inOrder = [.. minutes.Select(m => State(orbit, m))];

        TemeState[] backwards = [.. minutes.Reverse().Select(m => State(orbit, m)).Reverse()];
        TemeState[] parallel = [.. minutes.AsParallel().AsOrdered().Select(m => State(orbit, m))];

        Assert.Equal(inOrder, backwards);
        Assert.Equal(inOrder, parallel);
    }

    [Fact]
    public void Propagating_allocates_nothing()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Iss);
        State(orbit, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            orbit.Propagate(i, out TemeState _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
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
