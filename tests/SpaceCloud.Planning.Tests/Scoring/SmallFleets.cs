using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Planning.Tests.Scoring;

/// <summary>Random fleets of a few satellites, some of them twins but for their names, and what is asked of them one after the other.</summary>
internal static class SmallFleets
{
    private static readonly string[] Owners = ["alpha", "beta", "gamma"];

    public static List<SatelliteSupply> Fleet(Random random)
    {
        List<SatelliteSupply> fleet = [];
        int count = random.Next(2, 9);
        for (int i = 0; i < count; i++)
        {
            string name = $"sat-{random.Next(1000):000}-{i}";
            fleet.Add(i > 0 && random.Next(4) == 0 ? fleet[random.Next(i)] with { Name = name } : Satellite(random, name));
        }

        return fleet;
    }

    public static Demand Demand(Random random, int number) => Any.Demand with
    {
        Workload = $"work-{number}",
        ImageDigest = random.Next(2) == 0 ? "sha256:aa" : "sha256:bb",
        ImageBytes = random.Next(5) == 0 ? 0 : random.Next(1, 40_000_000),
        InputUplinkBytes = random.Next(2) == 0 ? 0 : random.Next(1, 20_000_000),
        OutputBytes = random.Next(1, 100_000_000),
        PowerWatts = random.Next(10) == 0 ? 2000 : random.Next(1, 80),
        DurationSeconds = random.Next(30, 5400),
        DeadlineUtc = random.Next(2) == 0 ? null : Any.Now.AddMinutes(random.Next(240, 1400)),
    };

    public static ScoreWeights Weights(Random random)
    {
        double One() => random.Next(3) == 0 ? 0 : random.NextDouble() * 10;
        return random.Next(2) == 0
            ? ScoreWeights.Default
            : new ScoreWeights { Delivery = One(), Energy = One(), Wear = One(), Heat = One(), Link = One(), Locality = One(), Fairness = 0.01 + One() };
    }

    private static SatelliteSupply Satellite(Random random, string name) => Any.Supply with
    {
        Name = name,
        Owner = Owners[random.Next(Owners.Length)],
        Power = Any.Power with
        {
            SolarPeakWatts = random.Next(40, 120),
            BatteryCapacityWattHours = random.Next(50, 300),
            MinStateOfChargePercent = random.Next(10, 70),
            BaseLoadWatts = random.Next(5, 25),
            DischargeEfficiencyPercent = random.Next(80, 101),
        },
        Thermal = random.Next(4) == 0 ? null : Any.Thermal with { MaxTemperatureCelsius = random.Next(40, 80), HeatCapacityJoulesPerKelvin = random.Next(5_000, 50_000) },
        State = Any.Supply.State with { StateOfChargePercent = random.Next(70, 101), TemperatureCelsius = random.Next(-10, 25) },
        Light = Any.Orbits(random.Next(50, 65), random.Next(20, 37), 16),
        Compute = Any.Supply.Compute with { Pods = 4 },
        Contacts =
        [
            .. Enumerable.Range(0, random.Next(2, 12)).Select(i => Any.Contact(
                $"{name}-{i}", (100 * i) + random.Next(0, 90), random.Next(4, 12), random.Next(1, 8) * 2.5e5, random.Next(1, 8) * 2.5e6) with
            {
                Satellite = name,
                Efficiency = random.Next(5, 11) / 10.0,
            }),
        ],
        ImageDigests = random.Next(3) == 0 ? ["sha256:aa"] : [],
    };
}
