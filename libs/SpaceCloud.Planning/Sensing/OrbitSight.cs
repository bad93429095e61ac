using SpaceCloud.Orbit;

namespace SpaceCloud.Planning.Sensing;

/// <summary>Sight from an orbit: searched when it is first asked for, and once for each area and view.</summary>
/// <param name="orbit">The satellite's orbit.</param>
/// <param name="fromUtc">Start of what is looked at.</param>
/// <param name="toUtc">End of the planning horizon.</param>
public sealed class OrbitSight(OrbitPropagator orbit, DateTimeOffset fromUtc, DateTimeOffset toUtc) : IAreaSight
{
    /// <summary>So many searches are remembered, the last made first.</summary>
    private const int MostKnown = 16;

    private readonly Lock gate = new();
    private readonly List<Searched> known = [];

    /// <inheritdoc/>
    public AreaSearch Accesses(SensorView view, AreaOfInterest area) => Search(view, area).Found.Value;

    /// <inheritdoc/>
    public AreaCoverage Covered(SensorView view, AreaOfInterest area, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        Searched search = Search(view, area);
        lock (gate)
        {
            if (search.Covered.TryGetValue((fromUtc, toUtc), out AreaCoverage? before))
            {
                return before;
            }
        }

        AreaCoverage covered = AreaAccessFinder.Covered(orbit, Ground(area), view, fromUtc, toUtc);

        // What begins or ends with an access is asked for again; what time cuts off is not.
        if (search.Found.Value.Accesses.Any(access => access.StartUtc == fromUtc && access.EndUtc == toUtc))
        {
            lock (gate)
            {
                search.Covered[(fromUtc, toUtc)] = covered;
            }
        }

        return covered;
    }

    private Searched Search(SensorView view, AreaOfInterest area)
    {
        lock (gate)
        {
            int at = known.FindIndex(one => one.View == view && one.Area.Equals(area));
            Searched search = at >= 0
                ? known[at]
                : new Searched(view, area, new Lazy<AreaSearch>(() => AreaAccessFinder.Find(orbit, Ground(area), view, fromUtc, toUtc)), []);
            if (at < 0)
            {
                known.Insert(0, search);
                if (known.Count > MostKnown)
                {
                    known.RemoveAt(MostKnown);
                }
            }

            return search;
        }
    }

    private static GroundArea Ground(AreaOfInterest area) =>
        area.TryGround(out GroundArea? ground, out string? problem) ? ground : throw new ArgumentException(problem, nameof(area));

    private sealed record Searched(
        SensorView View, AreaOfInterest Area, Lazy<AreaSearch> Found, Dictionary<(DateTimeOffset From, DateTimeOffset To), AreaCoverage> Covered);
}
