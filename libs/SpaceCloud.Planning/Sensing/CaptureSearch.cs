using SpaceCloud.Orbit;

namespace SpaceCloud.Planning.Sensing;

/// <summary>Finds the earliest accesses that together show enough of an area, or says why there are none.</summary>
/// <param name="sensor">The sensor; its swath is stated.</param>
/// <param name="asked">What must be seen; free of problems.</param>
/// <param name="nowUtc">Mission time.</param>
/// <param name="fromTicks">Nothing before counts: the satellite has not been told, or the window is not open.</param>
/// <param name="untilTicks">Nothing from then on counts.</param>
internal sealed class CaptureSearch(SensorModel sensor, CaptureDemand asked, DateTimeOffset nowUtc, long fromTicks, long untilTicks)
{
    private readonly SensorView view = View(sensor)!;

    /// <summary>What of the ground a sensor sees; null when nobody stated it.</summary>
    public static SensorView? View(SensorModel sensor) =>
        sensor.SwathKilometers is double swath ? new SensorView(swath, sensor.MaxOffNadirDegrees, sensor.MinSunElevationDegrees) : null;

    /// <summary>The plan, or the blocker.</summary>
    public (CapturePlan? Plan, Blocker? Blocker) Run(IAreaSight sight)
    {
        AreaSearch search = sight.Accesses(view, asked.AreaOfInterest);
        List<CaptureInterval> taken = [];
        AreaCoverage? seen = null;
        foreach (AreaAccess access in search.Accesses.Where(access => access.IsLit))
        {
            long start = Math.Max(access.StartUtc.UtcTicks, fromTicks);
            long end = Math.Min(access.EndUtc.UtcTicks, untilTicks);
            if (end <= start)
            {
                continue;
            }

            CaptureInterval interval = new(Utc(start), Utc(end), access.SunElevationDegrees);
            taken.Add(interval);
            AreaCoverage more = sight.Covered(view, asked.AreaOfInterest, interval.StartUtc, interval.EndUtc);
            seen = seen?.With(more) ?? more;
            if (seen.Percent >= asked.MinCoveredPercent)
            {
                return (Plan(taken, seen.Percent), null);
            }
        }

        return (null, seen is not null ? TooLittle(sight, search, seen) : Unseen(search));
    }

    private CapturePlan Plan(List<CaptureInterval> taken, double percent) => new()
    {
        Sensor = sensor.Name,
        Intervals = taken,
        CoveredPercent = percent,
        Bytes = (long)Math.Ceiling(taken.Sum(one => (one.EndUtc - one.StartUtc).TotalSeconds) * sensor.DataBitsPerSecond / 8),
    };

    private Blocker TooLittle(IAreaSight sight, AreaSearch search, AreaCoverage seen)
    {
        double percent = seen.Percent;
        DateTimeOffset? enough = null;
        foreach (AreaAccess access in search.Accesses.Where(access => access.IsLit && access.EndUtc.UtcTicks > untilTicks && access.EndUtc.UtcTicks > fromTicks))
        {
            seen = seen.With(sight.Covered(view, asked.AreaOfInterest, Utc(Math.Max(access.StartUtc.UtcTicks, fromTicks)), access.EndUtc));
            if (seen.Percent >= asked.MinCoveredPercent)
            {
                enough = access.EndUtc;
                break;
            }
        }

        return new Blocker
        {
            Reason = BlockReason.AreaCoverageInsufficient,
            Message = Blockers.Text($"sensor {sensor.Name} sees {Blockers.Down(percent)} % of the area until {Blockers.Time(Utc(untilTicks))} < {asked.MinCoveredPercent:0.###} % asked"),
            Number = percent,
            Limit = asked.MinCoveredPercent,
            Unit = "%",
            AtUtc = Utc(untilTicks),
            EarliestFeasibleUtc = enough,
        };
    }

    private Blocker Unseen(AreaSearch search)
    {
        AreaAccess? next = search.Accesses.FirstOrDefault(access => access.IsLit && access.StartUtc.UtcTicks >= Math.Max(untilTicks, fromTicks));
        AreaAccess? dark = search.Accesses
            .Where(access => !access.IsLit && access.EndUtc.UtcTicks > fromTicks && access.StartUtc.UtcTicks < untilTicks)
            .MaxBy(access => access.SunElevationDegrees);
        if (dark is not null && sensor.MinSunElevationDegrees is double least)
        {
            return new Blocker
            {
                Reason = BlockReason.TargetInDarkness,
                Message = Blockers.Text($"the Sun stands no higher than {Blockers.Down(dark.SunElevationDegrees)} degrees < {least:0.###} degrees where sensor {sensor.Name} sees the area, at {Blockers.Time(dark.StartUtc)}"),
                Number = dark.SunElevationDegrees,
                Limit = least,
                Unit = "deg",
                AtUtc = dark.StartUtc,
                EarliestFeasibleUtc = next?.StartUtc,
            };
        }

        return next is not null ? TooLate(next) : search.Miss is { } miss && search.Accesses.Count == 0 ? Never(miss) : NoMore(search);
    }

    private Blocker TooLate(AreaAccess next) => new()
    {
        Reason = BlockReason.AreaNotSeen,
        Message = Blockers.Text($"sensor {sensor.Name} sees the area next from {Blockers.Time(next.StartUtc)} on, not from {Blockers.Time(Utc(fromTicks))} until {Blockers.Time(Utc(untilTicks))}"),
        Number = (next.StartUtc - nowUtc).TotalSeconds,
        Limit = (Utc(untilTicks) - nowUtc).TotalSeconds,
        Unit = "s",
        AtUtc = next.StartUtc,
        EarliestFeasibleUtc = next.StartUtc,
    };

    private Blocker Never(AreaMiss miss) => new()
    {
        Reason = BlockReason.AreaNotSeen,
        Message = Blockers.Text($"sensor {sensor.Name} never sees the area: it passes no nearer than {Blockers.Up(miss.DistanceKilometers)} km (at {Blockers.Time(miss.AtUtc)}) and sees {Blockers.Down(miss.ReachKilometers + 1e-6)} km to each side"),
        Number = miss.DistanceKilometers,
        Limit = miss.ReachKilometers,
        Unit = "km",
        AtUtc = miss.AtUtc,
    };

    private Blocker NoMore(AreaSearch search) => new()
    {
        Reason = BlockReason.AreaNotSeen,
        Message = Blockers.Text($"sensor {sensor.Name} sees the area {search.Accesses.Count} times in the planning horizon, but not in light from {Blockers.Time(Utc(fromTicks))} until {Blockers.Time(Utc(untilTicks))}"),
        Number = 0,
        Limit = 1,
        Unit = "accesses",
        AtUtc = Utc(untilTicks),
    };

    private static DateTimeOffset Utc(long ticks) => new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
