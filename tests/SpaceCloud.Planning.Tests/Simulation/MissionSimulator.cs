namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>
/// Flies a mission second by second, in the plainest way there is, to hold the planner against. Shares no code with the product: every
/// rule is written here a second time, from the words of the rule.
/// </summary>
internal sealed class MissionSimulator
{
    private const double Kelvin = 273.15;
    private const double StefanBoltzmann = 5.670374419e-8;

    /// <summary>Less than this of a run's heat is none.</summary>
    private const double HeatGoneKelvin = 0.05;

    private readonly MissionCase mission;
    private readonly double[] committedWatts;
    private readonly double[] wattHoursWithout;
    private readonly Warmth[] warmthWithout;
    private readonly bool[] lightOrLoadChanges;
    private readonly int[] committedPods;
    private readonly int[] committedCpu;
    private readonly MissionPass?[] antenna;
    private readonly int lastLoadChange;
    private readonly (int Begin, int End)[] eclipses;

    public MissionSimulator(MissionCase mission)
    {
        this.mission = mission;
        int seconds = mission.Horizon;
        committedWatts = new double[seconds];
        committedPods = new int[seconds];
        committedCpu = new int[seconds];
        foreach (MissionRun run in mission.Committed)
        {
            for (int t = Math.Max(0, run.Start); t < Math.Min(seconds, run.Finish); t++)
            {
                committedWatts[t] += run.Watts;
                committedPods[t]++;
                committedCpu[t] += run.Cpu;
            }
        }

        lightOrLoadChanges = new bool[seconds + 1];
        for (int t = 1; t < seconds; t++)
        {
            bool load = mission.Committed.Any(run => run.Start == t || run.Finish == t);
            lightOrLoadChanges[t] = load || mission.Lit[t] != mission.Lit[t - 1];
            lastLoadChange = load ? t : lastLoadChange;
        }

        List<(int, int)> found = [];
        for (int t = 0, begin = -1; t < seconds; t++)
        {
            bool dark = mission.Lit[t] < 1;
            begin = dark && begin < 0 ? t : begin;
            if (!dark && begin >= 0)
            {
                found.Add((begin, t));
                begin = -1;
            }
        }

        eclipses = [.. found];
        antenna = [.. Antenna(mission)];
        wattHoursWithout = new double[seconds + 1];
        warmthWithout = new Warmth[seconds + 1];
        double wattHours = mission.PercentNow / 100 * mission.CapacityWattHours;
        Warmth warmth = new(mission.CelsiusNow + Kelvin, (mission.Payload?.CelsiusNow ?? mission.CelsiusNow) + Kelvin);
        for (int t = 0; t <= seconds; t++)
        {
            (wattHoursWithout[t], warmthWithout[t]) = (wattHours, warmth);
            if (t < seconds)
            {
                Step(t, 1, 0, ref wattHours, ref warmth);
            }
        }
    }

    /// <summary>When the last of the bytes is on board, or null when not all are by the end.</summary>
    public double? UplinkDone(Slack slack) => Carry(mission.Bytes.Up, up: true, 0, mission.End + slack.Seconds);

    /// <summary>When everything is on board and enough was seen, or null when that is not by the end.</summary>
    public double? Ready(Slack slack) => UplinkDone(slack) is double onBoard && Seen(slack) is double seen ? Math.Max(onBoard, seen) : null;

    /// <summary>
    /// The end of the pass over the area, or of the window in it, at which enough was seen; the beginning where nothing need be. The satellite
    /// looks once it has been told to (the first hundred bytes up), in sunlight, in the window, and not after the end.
    /// </summary>
    public double? Seen(Slack slack)
    {
        if (mission.Capture is not { } capture)
        {
            return 0;
        }

        if (Carry(100, up: true, 0, mission.End + slack.Seconds) is not double told)
        {
            return null;
        }

        double until = Math.Min(mission.End, capture.Closes ?? mission.End) + slack.Seconds;
        HashSet<int> parts = [];
        foreach (MissionAccess access in capture.Accesses.Where(access => access.Lit))
        {
            double begin = Math.Max(access.From, Math.Max(told, capture.Opens ?? 0));
            double end = Math.Min(access.To, until);
            if (begin < end)
            {
                parts.UnionWith(access.PartSeconds.Where(part => part.Second >= begin && part.Second < end).Select(part => part.Part));
                if (100.0 * parts.Count / MissionCapture.Parts >= capture.Percent)
                {
                    return end;
                }
            }
        }

        return null;
    }

    /// <summary>When the last of the bytes is down, or null when not all are within the horizon.</summary>
    public double? Delivered(double finish) => Carry(mission.Bytes.Down, up: false, finish, mission.Horizon);

    /// <summary>Everything asked for is free in every second of a run.</summary>
    public bool HasRoom(double start)
    {
        for (int t = (int)Math.Floor(start); t < start + mission.RunSeconds && t < mission.Horizon; t++)
        {
            if (committedPods[t] + 1 > mission.Pods || committedCpu[t] + mission.RunCpu > mission.Cpu)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first start on the grid of whole seconds, from the moment on at which all is ready, that breaks no rule; null when there is none.</summary>
    public double? EarliestStart(Slack slack)
    {
        if (mission.Forbidden is not null || Ready(slack) is not double ready)
        {
            return null;
        }

        // A later finish is never down sooner: the first start that is too late ends the search.
        for (double start = ready; IsDownInTime(start, slack); start++)
        {
            if (HasRoom(start) && Fly(start, slack).Keeps(mission, slack))
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>Nothing forbids a start: room, battery, heat, and a result that is down in time.</summary>
    public bool IsAllowed(double start, Slack slack) => IsDownInTime(start, slack) && HasRoom(start) && Fly(start, slack).Keeps(mission, slack);

    private bool IsDownInTime(double start, Slack slack) =>
        start + mission.RunSeconds <= mission.Horizon + slack.Seconds
        && Delivered(start + mission.RunSeconds) is double delivered && delivered <= mission.End + slack.Seconds;

    /// <summary>
    /// Flies one start. The battery counts until it is full after the run, or for whole orbits after the last change of load; the
    /// temperature counts until the run's heat is gone where light or load change. Given up early once a limit with its slack is broken.
    /// </summary>
    public Flight Fly(double start, Slack slack) => Fly([(start, Math.Min(mission.Horizon, start + mission.RunSeconds))], slack);

    /// <summary>Flies a run that is paused between its stretches.</summary>
    public Flight Fly((double Start, double Finish)[] stretches, Slack slack)
    {
        double start = stretches[0].Start;
        double finish = stretches[^1].Finish;
        int stretch = 0;
        int whole = Math.Min(mission.Horizon - 1, (int)Math.Floor(start));
        double wattHours = wattHoursWithout[whole];
        Warmth warmth = warmthWithout[whole];
        Step(whole, start - whole, 0, ref wattHours, ref warmth);

        double quiet = Math.Max(finish, lastLoadChange);
        (double closeFrom, double closeTo) = WholeOrbits(quiet);
        double lowest = wattHours;
        Warmth highest = warmth;
        double? before = null;
        bool full = false;
        bool closed = false;
        Aftermath aftermath = Aftermath.Unseen;
        bool hot = true;
        for (double now = start; now < mission.Horizon && ((!full && !closed) || hot);)
        {
            int second = (int)Math.Floor(now);
            stretch += stretch < stretches.Length && now >= stretches[stretch].Finish ? 1 : 0;
            bool running = stretch < stretches.Length && now >= stretches[stretch].Start;
            double change = stretch == stretches.Length ? double.MaxValue : running ? stretches[stretch].Finish : stretches[stretch].Start;
            double next = Math.Min(second + 1, change);
            Step(second, next - now, running ? mission.RunWatts : 0, ref wattHours, ref warmth);
            now = next;
            if (!full && !closed)
            {
                lowest = Math.Min(lowest, wattHours);
                full = now >= finish && wattHours >= mission.CapacityWattHours * (1 - 1e-12);
                before = now == closeFrom ? wattHours : before;
                closed = now == closeTo;
                aftermath = full || (closed && wattHours >= before - (1e-9 + (slack.Percent / 100)) * mission.CapacityWattHours) ? Aftermath.Recovers
                    : closed ? Aftermath.Drains
                    : Aftermath.Unseen;
            }

            if (hot)
            {
                highest = highest.AtLeast(warmth);
                bool changes = now == finish || (now == Math.Floor(now) && lightOrLoadChanges[(int)now]);
                Warmth without = changes ? WithoutAt(now) : warmth;
                hot = now < finish || !changes || warmth.Platform - without.Platform >= HeatGoneKelvin || warmth.Payload - without.Payload >= HeatGoneKelvin;
            }

            bool hopeless = 100 * lowest / mission.CapacityWattHours < mission.FloorPercent - slack.Percent
                || highest.Platform - Kelvin > mission.LimitCelsius + slack.Kelvin
                || highest.Payload - Kelvin > mission.Payload?.LimitCelsius + slack.Kelvin;
            if (hopeless)
            {
                break;
            }
        }

        return new Flight(100 * lowest / mission.CapacityWattHours, highest.Platform - Kelvin, highest.Payload - Kelvin, aftermath);
    }

    /// <summary>The committed runs alone already cross a limit somewhere, so that nothing can be said of a run laid over them.</summary>
    public bool IsBrokenWithoutTheRun() => wattHoursWithout.Min() < mission.FloorPercent / 100 * mission.CapacityWattHours
        || warmthWithout.Max(warmth => warmth.Platform) - Kelvin > mission.LimitCelsius
        || warmthWithout.Max(warmth => warmth.Payload) - Kelvin > mission.Payload?.LimitCelsius;

    /// <summary>From the end of the first eclipse after a moment to the end of the third one after that, or as many as there are.</summary>
    private (double From, double To) WholeOrbits(double quiet)
    {
        if (eclipses.Length == 0)
        {
            return (quiet, mission.Horizon);
        }

        (int Begin, int End)[] after = [.. eclipses.Where(eclipse => eclipse.Begin >= quiet).Take(4)];
        return after.Length < 2 ? (double.NaN, double.NaN) : (after[0].End, after[^1].End);
    }

    private Warmth WithoutAt(double second)
    {
        int whole = (int)Math.Floor(second);
        if (whole >= mission.Horizon)
        {
            return warmthWithout[mission.Horizon];
        }

        double wattHours = 0;
        Warmth warmth = warmthWithout[whole];
        Step(whole, second - whole, 0, ref wattHours, ref warmth);
        return warmth;
    }

    private void Step(int second, double seconds, double runWatts, ref double wattHours, ref Warmth warmth)
    {
        double lit = mission.Lit[second];
        double runs = committedWatts[second] + runWatts;
        double surplus = (lit * mission.SolarWatts) - mission.BaseWatts - runs;
        double stored = surplus > 0 ? surplus * (mission.ChargePercentStored / 100) : surplus / (mission.DischargePercentDelivered / 100);
        wattHours = Math.Min(mission.CapacityWattHours, Math.Max(0, wattHours + (stored * seconds / 3600)));

        // The midpoint rule; in quarters of a second for a payload with a time constant of seconds.
        double environment = (lit * mission.SunWatts) + ((1 - lit) * mission.EclipseWatts);
        int parts = mission.Payload?.HeatCapacity * mission.Payload?.KelvinPerWatt < 30 ? 4 : 1;
        for (int part = 0; part < parts; part++)
        {
            Warmth middle = warmth.Later(seconds / parts / 2, Warming(warmth, environment, runs));
            warmth = warmth.Later(seconds / parts, Warming(middle, environment, runs));
        }
    }

    /// <summary>Kelvin per second. Of two nodes the payload takes what runs draw and hands it on to the platform, which alone radiates.</summary>
    private Warmth Warming(Warmth warmth, double environmentWatts, double runWatts)
    {
        double radiated = mission.Emissivity * StefanBoltzmann * mission.RadiatorArea * warmth.Platform * warmth.Platform * warmth.Platform * warmth.Platform;
        if (mission.Payload is not { } payload)
        {
            double one = (environmentWatts + mission.BaseWatts + runWatts - radiated) / mission.HeatCapacity;
            return new Warmth(one, one);
        }

        double handedOn = (warmth.Payload - warmth.Platform) / payload.KelvinPerWatt;
        return new Warmth((environmentWatts + mission.BaseWatts + handedOn - radiated) / mission.HeatCapacity, (runWatts - handedOn) / payload.HeatCapacity);
    }

    /// <summary>
    /// The pass the antenna is at in each second. There is one antenna on board: it stays with a pass from its AOS (or from when it is
    /// free) to its LOS. Of passes that begin together it takes the one that ends first.
    /// </summary>
    private static IEnumerable<MissionPass?> Antenna(MissionCase mission)
    {
        MissionPass[] inOrder = [.. mission.Passes.OrderBy(pass => pass.Aos).ThenBy(pass => pass.Los).ThenBy(pass => pass.Id, StringComparer.Ordinal)];
        MissionPass? pass = null;
        for (int t = 0; t < mission.Horizon; t++)
        {
            pass = pass is not null && t < pass.Los ? pass : null;
            if (pass is null)
            {
                pass = inOrder.FirstOrDefault(next => next.Aos <= t && next.Los > t && next.Flow < next.Los);
            }

            yield return pass;
        }
    }

    /// <summary>Bytes over the passes from a moment on. What others have taken of a pass goes before the bytes asked for.</summary>
    private double? Carry(long bytes, bool up, double from, double until)
    {
        MissionPass? pass = null;
        double others = 0;
        double missing = bytes;
        for (int t = (int)Math.Floor(from); t < mission.Horizon; t++)
        {
            if (antenna[t] != pass)
            {
                pass = antenna[t];
                others = pass is null ? 0 : TakenOf(pass, up);
            }

            double begin = Math.Max(t, Math.Max(from, pass?.Flow ?? double.MaxValue));
            if (pass is null || begin >= t + 1)
            {
                continue;
            }

            double perSecond = up ? pass.UpPerSecond : pass.DownPerSecond;
            double flows = perSecond * (t + 1 - begin);
            double theirs = Math.Min(others, flows);
            others -= theirs;
            if (missing <= flows - theirs)
            {
                double done = begin + ((theirs + missing) / perSecond);
                return done <= until ? done : null;
            }

            missing -= flows - theirs;
        }

        return null;
    }

    private double TakenOf(MissionPass pass, bool up) =>
        (up ? pass.TakenUp : pass.TakenDown) + mission.Committed.Sum(run => up ? (run.UpPass == pass.Id ? run.UpBytes : 0) : (run.DownPass == pass.Id ? run.DownBytes : 0));
}
