namespace SpaceCloud.Orbit;

/// <summary>Finds when satellites are in the Earth's shadow.</summary>
public static class EclipseFinder
{
    /// <summary>Near-Earth orbits turn by an eighth of a radian in it; the cubic between is within 6 m.</summary>
    private const int StepSeconds = 120;

    /// <summary>For what turns at most a twentieth of a radian in it, at perigee too.</summary>
    private const int SlowStepSeconds = 300;
    private const double SlowRadiansPerSecond = 1.7e-4;

    /// <summary>
    /// All penumbra and umbra stretches in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), grazing ones included, good to 0.02 s
    /// of the propagated orbit. Where the orbit decays the search ends there and says so.
    /// </summary>
    /// <param name="orbit">The satellite's orbit.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="shape">The body that throws the shadow.</param>
    /// <param name="model">The shape of the shadow; the cylinder has umbra stretches alone.</param>
    public static EclipseSearch Find(
        OrbitPropagator orbit,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        EarthShape shape = EarthShape.Wgs84,
        ShadowModel model = ShadowModel.Conical)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        return Find([orbit], fromUtc, toUtc, shape, model, Step(orbit), 1, default)[0];
    }

    /// <summary>The eclipses of many satellites, in their order.</summary>
    /// <param name="orbits">The satellites' orbits.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="shape">The body that throws the shadow.</param>
    /// <param name="model">The shape of the shadow; the cylinder has umbra stretches alone.</param>
    /// <param name="degreeOfParallelism">Threads to use at most.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">The search was ended early.</exception>
    public static IReadOnlyList<EclipseSearch> FindAll(
        IReadOnlyList<OrbitPropagator> orbits,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        EarthShape shape = EarthShape.Wgs84,
        ShadowModel model = ShadowModel.Conical,
        int degreeOfParallelism = 1,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(orbits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        return Find([.. orbits], fromUtc, toUtc, shape, model, StepSeconds, degreeOfParallelism, cancellation);
    }

    /// <summary>The share of the Sun's disc seen at a moment; null when the orbit cannot be propagated there.</summary>
    public static double? LitFraction(OrbitPropagator orbit, DateTimeOffset utc, EarthShape shape = EarthShape.Wgs84)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        return orbit.Propagate(utc, out TemeState state) == PropagationError.None
            ? Shadow.LitFraction(state.PositionKilometers, Sun.PositionKilometers(utc), shape)
            : null;
    }

    private static EclipseSearch[] Find(
        OrbitPropagator[] orbits, DateTimeOffset fromUtc, DateTimeOffset toUtc, EarthShape shape, ShadowModel model, int stepSeconds, int threads, CancellationToken cancellation)
    {
        EclipseSearch[] results = new EclipseSearch[orbits.Length];
        Array.Fill(results, new EclipseSearch([], null));
        if (toUtc <= fromUtc || orbits.Length == 0)
        {
            return results;
        }

        TimeGrid grid = TimeGrid.Covering(fromUtc, toUtc, stepSeconds);
        SunGrid suns = new(grid, shape);
        OrbitBatch batch = new(orbits);
        Parallel.For(
            0,
            batch.Groups,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new EclipseSweep(fromUtc, toUtc, grid, suns, model),
            (group, _, sweep) =>
            {
                int first = group * StateBlock.Lanes;
                sweep.Run(batch, group, orbits.AsSpan(first, batch.LanesOf(group)));
                for (int lane = 0; lane < batch.LanesOf(group); lane++)
                {
                    results[first + lane] = sweep.Result(lane);
                }

                return sweep;
            },
            _ => { });
        return results;
    }

    /// <summary>The largest step over which the orbit turns little.</summary>
    private static int Step(OrbitPropagator orbit)
    {
        double e = orbit.Elements.Eccentricity;
        double perigeeRate = Angle.TwoPi / orbit.Period.TotalSeconds * Math.Sqrt(1 + e) / Math.Pow(1 - e, 1.5);
        return perigeeRate <= SlowRadiansPerSecond ? SlowStepSeconds : StepSeconds;
    }
}
