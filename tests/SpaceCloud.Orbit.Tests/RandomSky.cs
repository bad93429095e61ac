using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

/// <summary>Satellites, stations and masks drawn at random: real ones where the catalogues are here, and made ones of every kind.</summary>
internal sealed class RandomSky(int seed)
{
    private static readonly Lazy<OrbitPropagator[]> Real = new(() => Catalogues.Missing is not null
        ? []
        : [.. Catalogues.Sets().Select(s => Tle.Parse(s.Line1, s.Line2)).Where(t => t.Ok).Select(t => Orbit(t.Tle!.Elements)).OfType<OrbitPropagator>()]);

    public Random Random { get; } = new(seed);

    /// <summary>Mean motion, eccentricity, inclination of the kinds to draw from; NaN for any.</summary>
    private static (double Motion, double Eccentricity, double Inclination)[] Kinds { get; } =
    [
        (15.2, 0.001, 53), (15.6, 0.0005, 97.6), (14.2, 0.001, 89.99), (12.6, 0.001, 66), (10.8, 0.18, 34),
        (2.0057, 0.01, 55), (1.7, 0.002, 56), (1.0027, 0.0002, 0.05), (1.0027, 0.001, 6), (2.006, 0.72, 63.4),
        (2.27, 0.73, 7), (4.1, 0.55, 28), (6.39, 0.001, 100), (0.32, 0.6, 40), (16.0, 0.02, 98),
    ];

    /// <summary>One made satellite of every kind, with everything else at random.</summary>
    public IEnumerable<OrbitPropagator> OfEveryKind() => Enumerable.Range(0, Kinds.Length).Select(Made);

    private OrbitPropagator Made(int kind)
    {
        (double motion, double eccentricity, double inclination) = Kinds[kind];
        return Orbit(new MeanElements
        {
            CatalogNumber = 90000 + kind,
            EpochUtc = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Random.NextDouble() * 86400),
            MeanMotionRevolutionsPerDay = motion * (1 + (0.002 * Random.NextDouble())),
            Eccentricity = eccentricity,
            InclinationDegrees = inclination,
            RightAscensionDegrees = 360 * Random.NextDouble(),
            ArgumentOfPerigeeDegrees = 360 * Random.NextDouble(),
            MeanAnomalyDegrees = 360 * Random.NextDouble(),
            BStarPerEarthRadius = motion > 11 ? 3e-4 * Random.NextDouble() : 0,
        })!;
    }

    /// <summary>A real satellite, or a made one where the catalogues are absent.</summary>
    public OrbitPropagator Any() => Real.Value.Length == 0 ? Made(Random.Next(Kinds.Length)) : Real.Value[Random.Next(Real.Value.Length)];

    /// <summary>A real satellite of a range of periods, or a made one.</summary>
    public OrbitPropagator Any(double minMinutes, double maxMinutes)
    {
        OrbitPropagator[] these = [.. Real.Value.Where(o => o.Period.TotalMinutes >= minMinutes && o.Period.TotalMinutes < maxMinutes)];
        return these.Length == 0 ? Any() : these[Random.Next(these.Length)];
    }

    public GroundSite Site() => new("site", new GeodeticPosition(
        Random.Next(8) switch { 0 => 90, 1 => -90, 2 => 78.2, 3 => 0, _ => Math.Asin((2 * Random.NextDouble()) - 1) * 180 / Math.PI },
        (360 * Random.NextDouble()) - 180,
        Random.Next(3) == 0 ? 4000 * Random.NextDouble() : 0));

    /// <summary>One elevation, or a horizon of valleys and hills.</summary>
    public ElevationMask Mask()
    {
        if (Random.Next(3) > 0)
        {
            return ElevationMask.Constant(Random.Next(5) switch { 0 => 0, 1 => 5, 2 => 10, 3 => -2, _ => 60 * Random.NextDouble() });
        }

        int corners = 2 + Random.Next(30);
        return ElevationMask.ByAzimuth(
        [
            .. Enumerable.Range(0, corners).Select(i => new MaskPoint(360.0 * (i + (0.8 * Random.NextDouble())) / corners, (30 * Random.NextDouble()) - 1)),
        ]);
    }

    private static OrbitPropagator? Orbit(MeanElements elements) => OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out _) ? orbit : null;
}
