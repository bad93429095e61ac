namespace SpaceCloud.Orbit;

/// <summary>The passes of many satellites over many stations; satellites and stations by their place in the lists of the search.</summary>
public sealed class FleetPasses
{
    private readonly IReadOnlyList<PassSatellite> satellites;
    private readonly PassRecord[][] passes;
    private readonly PropagationFailure?[] failures;

    internal FleetPasses(IReadOnlyList<PassSatellite> satellites, PassRecord[][] passes, PropagationFailure?[] failures)
    {
        this.satellites = satellites;
        this.passes = passes;
        this.failures = failures;
    }

    /// <summary>Satellites searched.</summary>
    public int SatelliteCount => passes.Length;

    /// <summary>All passes of all satellites.</summary>
    public int Count => passes.Sum(p => p.Length);

    /// <summary>The passes of a satellite, by station, then AOS.</summary>
    public ReadOnlySpan<PassRecord> Of(int satellite) => passes[satellite];

    /// <summary>Where the propagation of a satellite ended early; null when the whole span could be propagated.</summary>
    public PropagationFailure? FailureOf(int satellite) => failures[satellite];

    /// <summary>A pass of a satellite with its timing uncertainty.</summary>
    public Pass ToPass(int satellite, PassRecord record) =>
        record.Found.ToPass(satellites[satellite].Orbit.Elements.EpochUtc, satellites[satellite].Aging);
}
