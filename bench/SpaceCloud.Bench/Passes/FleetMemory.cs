namespace SpaceCloud.Bench.Passes;

/// <summary>What a fleet with its windows keeps of the heap.</summary>
internal static class FleetMemory
{
    /// <summary>Bytes a satellite, with its orbit and elements, in a moving window over a network; and its passes.</summary>
    public static (double Bytes, double Passes) Measure(IReadOnlyList<CatalogueEntry> entries, IReadOnlyList<PassStation> stations, DateTimeOffset fromUtc, TimeSpan length)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        RollingPasses rolling = new(fromUtc, fromUtc + length);
        rolling.AddStations(stations);

        // Orbits of their own, so that they count.
        IReadOnlyList<int> numbers = rolling.AddSatellites([.. entries.Select(Own)]);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        double passes = numbers.Sum(number => rolling.Of(number).Length);
        GC.KeepAlive(rolling);
        return ((after - before) / (double)entries.Count, passes / entries.Count);
    }

    private static PassSatellite Own(CatalogueEntry entry) =>
        Tle.Parse(entry.Line1, entry.Line2).Tle is { } tle && OrbitPropagator.TryCreate(tle.Elements, out OrbitPropagator? orbit, out _)
            ? new PassSatellite(orbit)
            : throw new InvalidOperationException($"the set of \"{entry.Line1}\" cannot be read again");
}
