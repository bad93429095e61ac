using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// Propagates one object with SGP4 (Hoots and Roehrich 1980; Vallado, Crawford, Hujsak, Kelso, AIAA 2006-6753), WGS-72, improved
/// mode; from a period of 225 minutes on with its deep-space part. Initialised once; propagating allocates nothing, keeps no state and may be done from many threads at once.
/// </summary>
public sealed class OrbitPropagator
{
    private readonly double periodMinutes;

    private OrbitPropagator(MeanElements elements)
    {
        Elements = elements;
        EpochTicks = elements.EpochUtc.UtcTicks;
        Sgp4Secular secular = new(elements);
        periodMinutes = secular.PeriodMinutes;
        Theory = periodMinutes >= Sgp4Constants.DeepSpacePeriodMinutes ? new Sgp4DeepSpace(secular, EpochTicks) : new Sgp4NearEarth(secular);
    }

    /// <summary>What is propagated.</summary>
    public MeanElements Elements { get; }

    /// <summary>Time from node to node of the mean orbit at epoch, SGP4's own mean motion.</summary>
    public TimeSpan Period => TimeSpan.FromMinutes(periodMinutes);

    internal ISgp4 Theory { get; }

    internal long EpochTicks { get; }

    /// <summary>Makes a propagator, or says why none can be made.</summary>
    public static bool TryCreate(
        MeanElements elements,
        [NotNullWhen(true)] out OrbitPropagator? orbit,
        [NotNullWhen(false)] out OrbitProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(elements);
        orbit = null;
        problem = OutOfRange("mean motion", elements.MeanMotionRevolutionsPerDay, elements.MeanMotionRevolutionsPerDay is > 0 and <= 20, "above 0 and at most 20 revolutions per day")
            ?? OutOfRange("eccentricity", elements.Eccentricity, elements.Eccentricity is >= 0 and < 1, "from 0 to below 1")
            ?? OutOfRange("inclination", elements.InclinationDegrees, elements.InclinationDegrees is >= 0 and <= 180, "from 0 to 180 degrees")
            ?? OutOfRange("right ascension", elements.RightAscensionDegrees, IsAngle(elements.RightAscensionDegrees), "from -360 to 360 degrees")
            ?? OutOfRange("argument of perigee", elements.ArgumentOfPerigeeDegrees, IsAngle(elements.ArgumentOfPerigeeDegrees), "from -360 to 360 degrees")
            ?? OutOfRange("mean anomaly", elements.MeanAnomalyDegrees, IsAngle(elements.MeanAnomalyDegrees), "from -360 to 360 degrees")
            ?? OutOfRange("B*", elements.BStarPerEarthRadius, Math.Abs(elements.BStarPerEarthRadius) < 10, "within 10 per Earth radius");
        if (problem is not null)
        {
            return false;
        }

        orbit = new OrbitPropagator(elements);
        return true;
    }

    /// <summary>
    /// The state at a number of minutes after (or, negative, before) the epoch, at most 1e8. On an error the state must not be used.
    /// </summary>
    public PropagationError Propagate(double minutesSinceEpoch, out TemeState state) => Theory.Propagate(minutesSinceEpoch, out state);

    /// <summary>The state at a moment. On an error the state must not be used.</summary>
    public PropagationError Propagate(DateTimeOffset utc, out TemeState state) => PropagateTicks(utc.UtcTicks, out state);

    /// <summary>The state at a moment in the frame that turns with the Earth. On an error the state must not be used.</summary>
    public PropagationError Propagate(DateTimeOffset utc, out EarthFixedState state)
    {
        PropagationError error = Propagate(utc, out TemeState teme);
        state = EarthRotation.ToEarthFixed(teme, EarthRotation.GreenwichMeanSiderealRadians(utc));
        return error;
    }

    internal PropagationError PropagateTicks(long utcTicks, out TemeState state) => Theory.Propagate(MinutesSinceEpoch(utcTicks), out state);

    internal double MinutesSinceEpoch(long utcTicks) => (utcTicks - EpochTicks) / (double)TimeSpan.TicksPerMinute;

    internal double MinutesSinceEpoch(DateTimeOffset utc) => MinutesSinceEpoch(utc.UtcTicks);

    private static bool IsAngle(double degrees) => degrees is >= -360 and <= 360;

    private static OrbitProblem? OutOfRange(string field, double value, bool good, string range) => good
        ? null
        : new OrbitProblem(OrbitProblem.ElementsOutOfRange, string.Create(CultureInfo.InvariantCulture, $"{field} {value} must be {range}"));
}
