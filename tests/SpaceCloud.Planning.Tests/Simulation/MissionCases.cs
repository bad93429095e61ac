namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>
/// Random missions. Most fly in orbits of some minutes with batteries and heat to match, so that every start of a whole horizon can be
/// flown; some fly in real orbits.
/// </summary>
internal static class MissionCases
{
    public static MissionCase Any(Random random)
    {
        double[] lit = Light(random, random.Next(240, 600), random.Next(3, 7));
        double baseWatts = random.Next(5, 25);
        int floor = random.Next(20, 80);
        MissionPass[] passes = Passes(random, lit.Length);
        bool hot = random.Next(3) == 0;
        int limitCelsius = hot ? random.Next(0, 25) : random.Next(30, 70);
        bool low = random.Next(2) == 0;
        bool dim = random.Next(3) == 0;
        MissionCase mission = new()
        {
            Lit = lit,
            SolarWatts = baseWatts * (dim ? Between(random, 1, 2) : Between(random, 2, 6)),
            CapacityWattHours = Between(random, 2, 12),
            FloorPercent = floor,
            BaseWatts = baseWatts,
            ChargePercentStored = random.Next(80, 101),
            DischargePercentDelivered = random.Next(80, 101),
            PercentNow = Math.Min(100, floor + random.Next(0, low ? 25 : 100)),
            HeatCapacity = Between(random, 200, 3000),
            RadiatorArea = Between(random, 0.05, 0.3),
            Emissivity = Between(random, 0.7, 0.95),
            SunWatts = random.Next(0, 60),
            EclipseWatts = random.Next(0, 20),
            LimitCelsius = limitCelsius,
            CelsiusNow = hot ? limitCelsius - random.Next(-5, 15) : random.Next(-40, 35),
            Cpu = 4,
            Pods = random.Next(1, 6),
            Passes = passes,
            Committed = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Committed(random, lit.Length, passes))],
            Bytes = (Bytes(random), Bytes(random)),
            RunWatts = random.Next(0, 80),
            RunSeconds = random.Next(15) == 0 ? random.Next(600, 3000) : random.Next(10, 300),
            RunCpu = random.Next(30) == 0 ? 5 : random.Next(1, 4),
            DeadlineSecond = random.Next(3) == 0 ? null : random.Next(lit.Length / 3, lit.Length * 5 / 4),
            Forbidden = random.Next(15) == 0 ? Forbidden[random.Next(Forbidden.Length)] : null,
            Payload = null,
            Capture = null,
        };
        mission = random.Next(2) == 0 ? mission with { Payload = Payload(random, mission) } : mission;
        return random.Next(12) == 0 ? mission with { Capture = Capture(random, lit.Length) } : mission;
    }

    /// <summary>Real orbits, batteries and passes; too long to fly every start of.</summary>
    public static MissionCase RealSize(Random random)
    {
        MissionCase small = Any(random);
        double[] lit = Light(random, random.Next(5400, 6000), random.Next(3, 6));
        MissionPass[] passes = Passes(random, lit.Length);
        return small with
        {
            Lit = lit,
            CapacityWattHours = small.CapacityWattHours * 12,
            HeatCapacity = small.HeatCapacity * 12,
            Passes = passes,
            Committed = [.. small.Committed.Select(_ => Committed(random, lit.Length, passes))],
            RunSeconds = small.RunSeconds * 10,
            DeadlineSecond = small.DeadlineSecond is null ? null : random.Next(lit.Length / 3, lit.Length * 5 / 4),
            Capture = small.Capture is null ? null : Capture(random, lit.Length),
        };
    }

    /// <summary>A limit about where the run would take it, so that some starts are too hot and others are not.</summary>
    private static MissionPayload Payload(Random random, MissionCase mission)
    {
        double kelvinPerWatt = Between(random, 0.2, 3);
        double seconds = random.Next(4) == 0 ? Between(random, 3, 20) : Between(random, 20, 200);
        double now = mission.CelsiusNow + (random.Next(3) == 0 ? random.Next(-10, 30) : 0);
        double reached = mission.CelsiusNow + (kelvinPerWatt * mission.RunWatts * (1 - Math.Exp(-mission.RunSeconds / seconds)));
        return new MissionPayload(seconds / kelvinPerWatt, kelvinPerWatt, random.Next(3) == 0 ? 1000 : reached + Between(random, -20, 40), now);
    }

    private static readonly string[] Forbidden =
    [
        BlockReason.Misconfigured, BlockReason.CapabilityMissing, BlockReason.SelectorMismatch, BlockReason.EphemerisInvalid, BlockReason.Overdue,
    ];

    private static double[] Light(Random random, int orbitSeconds, int orbits)
    {
        int dark = random.Next(10) == 0 ? 0 : random.Next(orbitSeconds / 10, orbitSeconds * 4 / 10);
        int penumbra = random.Next(3) == 0 ? random.Next(1, 9) : 0;
        double twilight = random.Next(1, 10) / 10.0;
        int phase = random.Next(orbitSeconds);
        double[] lit = new double[(orbitSeconds * orbits) - random.Next(orbitSeconds / 2)];
        for (int t = 0; t < lit.Length; t++)
        {
            int inOrbit = (t + phase) % orbitSeconds;
            bool edge = dark > 0 && (inOrbit < penumbra || (inOrbit >= dark - penumbra && inOrbit < dark));
            lit[t] = edge ? twilight : inOrbit < dark ? 0 : 1;
        }

        return lit;
    }

    private static MissionCapture Capture(Random random, int seconds)
    {
        List<MissionAccess> accesses = [];
        for (int from = random.Next(seconds / 4); from < seconds && random.Next(8) > 0; from += random.Next(1, seconds / 2))
        {
            int to = Math.Min(seconds, from + random.Next(2, 60));
            accesses.Add(new MissionAccess(
                from, to, random.Next(5) > 1, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (random.Next(from, to), random.Next(MissionCapture.Parts)))]));
            from = to;
        }

        int? opens = random.Next(3) == 0 ? random.Next(seconds / 2) : null;
        int? closes = random.Next(3) == 0 ? (opens ?? 0) + random.Next(1, seconds) : null;
        return new MissionCapture([.. accesses], opens, closes, random.Next(2) == 0 ? 0 : random.Next(1, 80));
    }

    private static MissionPass[] Passes(Random random, int seconds)
    {
        int count = random.Next(25) == 0 ? 0 : random.Next(2, 10);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                int aos = random.Next(-60, seconds - 1);
                int los = Math.Min(seconds, aos + random.Next(20, 200));
                return new MissionPass(
                    "p" + i, aos, Math.Min(los, aos + random.Next(0, 30)), los, random.Next(1000, 30_000), random.Next(1000, 30_000), Taken(random), Taken(random));
            }),
        ];
    }

    private static long Bytes(Random random) => random.Next(12) == 0 ? 6_000_000 : random.Next(1000, 400_000);

    private static long Taken(Random random) => random.Next(3) == 0 ? random.Next(200_000) : 0;

    private static MissionRun Committed(Random random, int seconds, MissionPass[] passes)
    {
        int start = random.Next(seconds);
        string? pass = passes.Length > 0 && random.Next(2) == 0 ? passes[random.Next(passes.Length)].Id : null;
        int length = random.Next(8) == 0 ? seconds : random.Next(5, seconds / 4);
        return new MissionRun(start, start + length, random.Next(0, 20), random.Next(1, 3), pass, random.Next(50_000), pass, random.Next(50_000));
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
}
