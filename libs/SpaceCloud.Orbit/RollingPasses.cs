namespace SpaceCloud.Orbit;

/// <summary>
/// The passes of many satellites over many stations in a window that moves on. Moving it, and changing one satellite or station,
/// computes only what is new. Satellites and stations are known by the number <see cref="AddSatellite"/> and <see cref="AddStation"/>
/// gave them; a number is given again only after its holder was removed. Not to be used from two threads at once.
/// </summary>
public sealed class RollingPasses
{
    private readonly List<PassSatellite?> satellites = [];
    private readonly List<PassStation?> stations = [];
    private readonly List<(PassRecord[] Passes, PropagationFailure? Failure)> found = [];
    private readonly int degreeOfParallelism;

    /// <summary>An empty fleet and network over a window.</summary>
    /// <param name="fromUtc">Start of the window; a whole minute.</param>
    /// <param name="toUtc">End of the window, excluded; a whole minute.</param>
    /// <param name="degreeOfParallelism">Threads to use at most.</param>
    /// <exception cref="ArgumentException">The window does not begin and end on whole minutes, or ends before it begins.</exception>
    public RollingPasses(DateTimeOffset fromUtc, DateTimeOffset toUtc, int degreeOfParallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        this.degreeOfParallelism = degreeOfParallelism;
        SetWindow(fromUtc, toUtc);
    }

    /// <summary>Start of the window.</summary>
    public DateTimeOffset FromUtc { get; private set; }

    /// <summary>End of the window, excluded.</summary>
    public DateTimeOffset ToUtc { get; private set; }

    /// <summary>Takes stations up; their numbers, in order.</summary>
    public IReadOnlyList<int> AddStations(IReadOnlyList<PassStation> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        int[] numbers = [.. added.Select(station => Take(stations, station))];
        Recompute();
        return numbers;
    }

    /// <summary>Takes satellites up; their numbers, in order.</summary>
    public IReadOnlyList<int> AddSatellites(IReadOnlyList<PassSatellite> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        int[] numbers = [.. added.Select(satellite => Take(satellites, satellite))];
        Recompute();
        return numbers;
    }

    /// <summary>Gives a satellite new elements.</summary>
    public void ReplaceSatellite(int number, PassSatellite satellite)
    {
        satellites[number] = satellite;
        Recompute();
    }

    /// <summary>Lets a satellite go.</summary>
    public void RemoveSatellite(int number)
    {
        satellites[number] = null;
        Recompute();
    }

    /// <summary>Lets a station go.</summary>
    public void RemoveStation(int number)
    {
        stations[number] = null;
        Recompute();
    }

    /// <summary>
    /// Moves the window on. Passes that ended are dropped; one in progress at the new start keeps its true AOS; one in progress at the
    /// old end is continued.
    /// </summary>
    /// <exception cref="ArgumentException">The window does not begin and end on whole minutes, or moves back.</exception>
    public void Advance(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromUtc, FromUtc);
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, ToUtc);
        SetWindow(fromUtc, toUtc);
        Recompute();
    }

    /// <summary>The passes of a satellite that end after the start of the window, by station, then AOS.</summary>
    public IReadOnlyList<PassRecord> Of(int satellite) => found[satellite].Passes;

    /// <summary>Where the propagation of a satellite ended early; null when the whole window could be propagated.</summary>
    public PropagationFailure? FailureOf(int satellite) => found[satellite].Failure;

    /// <summary>A pass of a satellite with its timing uncertainty.</summary>
    public Pass ToPass(int satellite, PassRecord record)
    {
        PassSatellite its = satellites[satellite] ?? throw new ArgumentOutOfRangeException(nameof(satellite), satellite, "No satellite has this number.");
        return record.Found.ToPass(its.Orbit.Elements.EpochUtc, its.Aging);
    }

    private static int Take<T>(List<T?> list, T item)
        where T : class
    {
        int free = list.IndexOf(null);
        if (free < 0)
        {
            list.Add(item);
            return list.Count - 1;
        }

        list[free] = item;
        return free;
    }

    private void SetWindow(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        if (fromUtc.UtcTicks % TimeSpan.TicksPerMinute != 0 || toUtc.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException($"the window {fromUtc:O} to {toUtc:O} must begin and end on whole minutes UTC");
        }

        (FromUtc, ToUtc) = (fromUtc.ToUniversalTime(), toUtc.ToUniversalTime());
    }

    private void Recompute()
    {
        int[] live = [.. Enumerable.Range(0, satellites.Count).Where(i => satellites[i] is not null)];
        int[] open = [.. Enumerable.Range(0, stations.Count).Where(i => stations[i] is not null)];
        FleetPasses all = FleetPassFinder.Find(
            [.. live.Select(i => satellites[i]!)], [.. open.Select(i => stations[i]!)], FromUtc, ToUtc, degreeOfParallelism);
        found.Clear();
        found.AddRange(Enumerable.Repeat<(PassRecord[], PropagationFailure?)>(([], null), satellites.Count));
        for (int i = 0; i < live.Length; i++)
        {
            found[live[i]] = ([.. all.Of(i).ToArray().Select(p => new PassRecord(open[p.Station], p.Found))], all.FailureOf(i));
        }
    }
}
