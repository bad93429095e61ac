namespace SpaceCloud.Orbit;

/// <summary>Finds the passes of one orbit over one site.</summary>
public static class PassFinder
{
    /// <summary>
    /// All passes in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), the shortest grazing ones included. Times are good to
    /// well under 0.02 s of the propagated orbit. Where the orbit decays the search ends there and says so.
    /// </summary>
    /// <param name="orbit">The satellite's orbit.</param>
    /// <param name="site">Where it is seen from.</param>
    /// <param name="mask">The site's lowest usable elevation.</param>
    /// <param name="fromUtc">Start of the window, included.</param>
    /// <param name="toUtc">End of the window, excluded.</param>
    /// <param name="aging">How the elements age; null for <see cref="ElementAging.Passive"/>.</param>
    public static PassSearch Find(
        OrbitPropagator orbit, GroundSite site, ElevationMask mask, DateTimeOffset fromUtc, DateTimeOffset toUtc, ElementAging? aging = null)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(mask);
        if (toUtc <= fromUtc)
        {
            return new PassSearch([], null);
        }

        Sink sink = new(orbit.Elements.EpochUtc, aging ?? ElementAging.Passive);
        PassSatellite satellite = new(orbit);
        SkyNetwork network = new([new PassStation(site, mask)]);
        network.Prepare(satellite.MinElevationDegrees);
        PassSweep sweep = new(network, fromUtc, toUtc, TimeGrid.Covering(fromUtc, toUtc), sink);
        sweep.Begin(new OrbitBatch([orbit]), 0, [satellite]);
        sweep.Run(continued: false);
        return new PassSearch(sink.Passes, sweep.FailureOf(0));
    }

    private sealed class Sink(DateTimeOffset epochUtc, ElementAging aging) : IPassSink
    {
        public List<Pass> Passes { get; } = [];

        public void Take(int lane, int station, in FoundPass pass) => Passes.Add(pass.ToPass(epochUtc, aging));
    }
}
