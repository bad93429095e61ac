namespace SpaceCloud.Orbit;

/// <summary>
/// Walks along an orbit as far at a time as the view can move without its rim and the area's meeting: the place below and the reach move
/// over the ground no faster than a bound, so nothing is passed over.
/// </summary>
internal sealed class AreaAccessWalk(OrbitPropagator orbit, GroundArea area, SensorView view, long fromTicks, long toTicks)
{
    private const long EdgeTicks = TimeSpan.TicksPerMillisecond;
    private const long LeastTicks = TimeSpan.TicksPerSecond / 4;

    /// <summary>Light where the sensor looks changes slowly: looked at this often while the area is in reach.</summary>
    private const long LightTicks = 5 * TimeSpan.TicksPerSecond;

    /// <summary>Of the way that is known to be free, so much is taken: the distances are those of a ball.</summary>
    private const double Trusted = 0.9;

    private readonly double rate = FastestRadiansPerSecond(orbit);
    private readonly List<AreaAccess> found = [];
    private Look? nearest;
    private long stop = toTicks;
    private PropagationFailure? failure;

    private enum Sight
    {
        None,
        Dark,
        Lit,
    }

    public AreaSearch Run()
    {
        if (fromTicks >= stop || At(fromTicks) is not Look look)
        {
            return new AreaSearch([], null, failure ?? (fromTicks >= stop ? null : Failed(fromTicks)));
        }

        long start = fromTicks;
        while (look.Tick < stop)
        {
            nearest = nearest is null || look.BeyondRadians < nearest.Value.BeyondRadians ? look : nearest;
            Look next = Next(look);
            if (next.Sight != look.Sight || next.Tick >= stop)
            {
                Close(look.Sight, start, next.Tick);
                start = next.Tick;
            }

            look = next;
        }

        return new AreaSearch(found, found.Count > 0 ? null : Miss(), failure);
    }

    /// <summary>
    /// No place below moves faster over the turning Earth, and no reach grows or shrinks faster: the orbit's own turn at perigee, more of
    /// it where the height changes, and the Earth's.
    /// </summary>
    public static double FastestRadiansPerSecond(OrbitPropagator orbit)
    {
        double e = orbit.Elements.Eccentricity;
        double perigee = Angle.TwoPi / orbit.Period.TotalSeconds * Math.Sqrt(1 + e) / Math.Pow(1 - e, 1.5);
        return (1.05 * perigee * (1 + (2.5 * e))) + EarthConstants.RotationRadiansPerSecond;
    }

    public static SensorFootprint? Footprint(OrbitPropagator orbit, SensorView view, long tick) =>
        orbit.PropagateTicks(tick, out TemeState state) == PropagationError.None
            ? new SensorFootprint(EarthRotation.ToEarthFixed(state.PositionKilometers, EarthRotation.SiderealRadians(tick, 0)), view)
            : null;

    /// <summary>The next moment to look at: as far as nothing can change, or the first moment after a change.</summary>
    private Look Next(in Look look)
    {
        double free = Math.Abs(look.BeyondRadians) * Trusted / rate;
        long step = Math.Max(LeastTicks, (long)(Math.Min(free, 1e6) * TimeSpan.TicksPerSecond));
        step = look.Sight != Sight.None && view.MinSunElevationDegrees is not null ? Math.Min(step, LightTicks) : step;
        long tick = Math.Min(stop, look.Tick + step);
        if (At(tick) is not Look next)
        {
            stop = LastGood(look.Tick, tick);
            failure = Failed(stop);
            return At(stop) is Look last ? First(look, last) : look with { Tick = stop };
        }

        return First(look, next);
    }

    /// <summary>The later look, or, where sight changed in between, the first one at which it has.</summary>
    private Look First(in Look before, Look after)
    {
        long low = before.Tick;
        while (after.Sight != before.Sight && after.Tick - low > EdgeTicks)
        {
            if (At(low + ((after.Tick - low) / 2)) is not Look middle)
            {
                return after;
            }

            (low, after) = middle.Sight == before.Sight ? (middle.Tick, after) : (low, middle);
        }

        return after;
    }

    private void Close(Sight sight, long start, long end)
    {
        if (sight != Sight.None && end > start && Footprint(orbit, view, start + ((end - start) / 2)) is SensorFootprint middle)
        {
            long at = start + ((end - start) / 2);
            found.Add(new AreaAccess(Utc(start), Utc(end), sight == Sight.Lit, SunElevation(area.Nearest(middle.Under), at)));
        }
    }

    private Look? At(long tick)
    {
        if (Footprint(orbit, view, tick) is not SensorFootprint footprint)
        {
            return null;
        }

        Vector3d place = area.Nearest(footprint.Under);
        double beyond = Direction.Radians(place, footprint.Under) - footprint.GroundRadians;
        Sight sight = !footprint.Reaches(place) ? Sight.None
            : view.MinSunElevationDegrees is not double least || SunElevation(place, tick) >= least ? Sight.Lit : Sight.Dark;
        return new Look(tick, sight, beyond, footprint.GroundRadians * footprint.RadiusKilometers, footprint.RadiusKilometers);
    }

    private static double SunElevation(Vector3d normal, long tick)
    {
        Vector3d sun = EarthRotation.ToEarthFixed(Sun.PositionKilometers(Utc(tick)), EarthRotation.SiderealRadians(tick, 0));
        return Math.Asin(Math.Clamp(normal.Dot(Direction.Unit(sun - Direction.OnEllipsoidKilometers(normal))), -1, 1)) * Angle.DegreesPerRadian;
    }

    /// <summary>The nearest of all looks, and what is nearer around it.</summary>
    private AreaMiss? Miss()
    {
        if (nearest is not Look best)
        {
            return null;
        }

        for (long step = 64 * TimeSpan.TicksPerSecond; step >= TimeSpan.TicksPerSecond;)
        {
            Look? before = best.Tick - step >= fromTicks ? At(best.Tick - step) : null;
            Look? after = best.Tick + step <= stop ? At(best.Tick + step) : null;
            Look better = before?.BeyondRadians < best.BeyondRadians ? before.Value : after?.BeyondRadians < best.BeyondRadians ? after.Value : best;
            step = better.Tick == best.Tick ? step / 2 : step;
            best = better;
        }

        return new AreaMiss(Utc(best.Tick), (best.BeyondRadians * best.RadiusKilometers) + best.ReachKilometers, best.ReachKilometers);
    }

    private long LastGood(long good, long bad)
    {
        while (bad - good > TimeSpan.TicksPerSecond)
        {
            long middle = good + ((bad - good) / 2);
            (good, bad) = Footprint(orbit, view, middle) is null ? (good, middle) : (middle, bad);
        }

        return good;
    }

    private PropagationFailure Failed(long tick)
    {
        PropagationError error = orbit.PropagateTicks(tick, out _);
        return new PropagationFailure(error == PropagationError.None ? orbit.PropagateTicks(tick + TimeSpan.TicksPerSecond, out _) : error, Utc(tick));
    }

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    /// <param name="Tick">When.</param>
    /// <param name="Sight">What is seen.</param>
    /// <param name="BeyondRadians">How far the area is beyond the reach; below 0 inside.</param>
    /// <param name="ReachKilometers">How far that is.</param>
    /// <param name="RadiusKilometers">What turns radians into km.</param>
    private readonly record struct Look(long Tick, Sight Sight, double BeyondRadians, double ReachKilometers, double RadiusKilometers);
}
