namespace SpaceCloud.Orbit;

/// <summary>
/// The passes of many satellites over many stations in a window that moves on. Moving it, and changing one satellite or station,
/// computes only what is new; what comes out is what <see cref="FleetPassFinder"/> finds in the same window, but that a pass in progress
/// at the start of the window keeps its true AOS. Satellites and stations are known by the number <see cref="AddSatellites"/> and
/// <see cref="AddStations"/> gave them; a number is given again only after its holder was removed. Not to be used from two threads at
/// once.
/// </summary>
public sealed class RollingPasses
{
    private readonly List<RollingGroup> groups = [];
    private readonly List<PassStation?> stations = [];
    private readonly SortedSet<int> freeSatellites = [];
    private readonly ParallelOptions parallel;
    private int satelliteCount;

    /// <summary>An empty fleet and network over a window.</summary>
    /// <param name="fromUtc">Start of the window; a whole minute.</param>
    /// <param name="toUtc">End of the window, excluded; a whole minute.</param>
    /// <param name="degreeOfParallelism">Threads to use at most.</param>
    /// <exception cref="ArgumentException">The window does not begin and end on whole minutes, or ends before it begins.</exception>
    public RollingPasses(DateTimeOffset fromUtc, DateTimeOffset toUtc, int degreeOfParallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreeOfParallelism);
        parallel = new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism };
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
        PassStation?[] only = new PassStation?[stations.Count + added.Count];
        int[] numbers = new int[added.Count];
        int number = -1;
        for (int i = 0; i < added.Count; i++)
        {
            number = stations.FindIndex(number + 1, s => s is null) is int free and >= 0 ? free : stations.Count;
            if (number == stations.Count)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThan(number, ushort.MaxValue, nameof(added));
                stations.Add(added[i]);
            }

            stations[number] = added[i];
            only[number] = added[i];
            numbers[i] = number;
        }

        Search(groups, only.AsSpan(0, stations.Count).ToArray(), FromUtc, _ => true, continued: false);
        return numbers;
    }

    /// <summary>Takes satellites up; their numbers, in order.</summary>
    public IReadOnlyList<int> AddSatellites(IReadOnlyList<PassSatellite> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        int[] numbers = new int[added.Count];
        HashSet<RollingSatellite> fresh = [];
        HashSet<RollingGroup> touched = [];
        foreach (PassSatellite satellite in added)
        {
            int number = freeSatellites.Count > 0 ? freeSatellites.Min : satelliteCount++;
            freeSatellites.Remove(number);
            if (number / StateBlock.Lanes == groups.Count)
            {
                groups.Add(new RollingGroup());
            }

            RollingSatellite rolling = new(satellite);
            fresh.Add(rolling);
            numbers[fresh.Count - 1] = number;
            RollingGroup group = groups[number / StateBlock.Lanes];
            group[number % StateBlock.Lanes] = rolling;
            touched.Add(group);
        }

        foreach (RollingGroup group in touched)
        {
            group.Rebuild();
        }

        Search([.. touched], stations, FromUtc, fresh.Contains, continued: false);
        return numbers;
    }

    /// <summary>Gives satellites new elements, all that are at hand in one call: they are searched side by side.</summary>
    /// <param name="renewed">The satellites by number.</param>
    /// <exception cref="ArgumentOutOfRangeException">No satellite has one of the numbers; nothing was changed.</exception>
    public void ReplaceSatellites(IReadOnlyDictionary<int, PassSatellite> renewed)
    {
        ArgumentNullException.ThrowIfNull(renewed);
        (RollingSatellite Rolling, PassSatellite With)[] changes = [.. renewed.Select(change => (Satellite(change.Key), change.Value))];
        foreach ((RollingSatellite rolling, PassSatellite with) in changes)
        {
            rolling.Renew(with);
        }

        RollingGroup[] touched = [.. renewed.Keys.Select(number => groups[number / StateBlock.Lanes]).Distinct()];
        foreach (RollingGroup group in touched)
        {
            group.Rebuild();
        }

        HashSet<RollingSatellite> fresh = [.. changes.Select(change => change.Rolling)];
        Search([.. touched], stations, FromUtc, fresh.Contains, continued: false);
    }

    /// <summary>Lets a satellite go.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No satellite has this number.</exception>
    public void RemoveSatellite(int number)
    {
        Satellite(number);
        RollingGroup group = groups[number / StateBlock.Lanes];
        group[number % StateBlock.Lanes] = null;
        group.Rebuild();
        freeSatellites.Add(number);
    }

    /// <summary>Lets a station go.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No station has this number.</exception>
    public void RemoveStation(int number)
    {
        if (number < 0 || number >= stations.Count || stations[number] is null)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "No station has this number.");
        }

        stations[number] = null;
        for (int satellite = 0; satellite < satelliteCount; satellite++)
        {
            groups[satellite / StateBlock.Lanes][satellite % StateBlock.Lanes]?.DropStation(number);
        }
    }

    /// <summary>
    /// Moves the window on. Passes that ended are dropped; one in progress at the new start keeps its true AOS; one in progress at the
    /// old end is continued. A satellite that could not be propagated at the start, because its elements are of a later day, is tried
    /// again from the new start on.
    /// </summary>
    /// <exception cref="ArgumentException">The window does not begin and end on whole minutes, or moves back.</exception>
    public void Advance(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromUtc, FromUtc);
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, ToUtc);
        DateTimeOffset head = ToUtc;
        SetWindow(fromUtc, toUtc);
        foreach (RollingGroup group in groups)
        {
            group.DropEnded(fromUtc.UtcTicks);
        }

        Search(groups, stations, head, s => s.Failure is null, continued: true);
        if (fromUtc > head)
        {
            foreach (RollingGroup group in groups)
            {
                group.DropEnded(fromUtc.UtcTicks);
            }
        }

        HashSet<RollingSatellite> failed = [.. groups.SelectMany(group => group.Satellites).Where(s => s.Failure?.AtUtc <= fromUtc)];
        foreach (RollingSatellite satellite in failed)
        {
            satellite.Renew(satellite.Satellite);
        }

        Search([.. groups.Where(group => group.Satellites.Any(failed.Contains))], stations, fromUtc, failed.Contains, continued: false);
    }

    /// <summary>The passes of a satellite that end after the start of the window, by LOS, then station; good until the next change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No satellite has this number.</exception>
    public ReadOnlySpan<PassRecord> Of(int satellite) => Satellite(satellite).Passes;

    /// <summary>Where the propagation of a satellite ended early; null when the whole window could be propagated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No satellite has this number.</exception>
    public PropagationFailure? FailureOf(int satellite) => Satellite(satellite).Failure;

    /// <summary>A pass of a satellite with its timing uncertainty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No satellite has this number.</exception>
    public Pass ToPass(int satellite, PassRecord record)
    {
        PassSatellite its = Satellite(satellite).Satellite;
        return record.Found.ToPass(its.Orbit.Elements.EpochUtc, its.Aging);
    }

    private RollingSatellite Satellite(int number) =>
        (number >= 0 && number < satelliteCount ? groups[number / StateBlock.Lanes][number % StateBlock.Lanes] : null)
            ?? throw new ArgumentOutOfRangeException(nameof(number), number, "No satellite has this number.");

    private void SetWindow(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        if (fromUtc.UtcTicks % TimeSpan.TicksPerMinute != 0 || toUtc.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException($"the window {fromUtc:O} to {toUtc:O} must begin and end on whole minutes UTC");
        }

        (FromUtc, ToUtc) = (fromUtc.ToUniversalTime(), toUtc.ToUniversalTime());
    }

    private void Search(
        List<RollingGroup> searched, IReadOnlyList<PassStation?> over, DateTimeOffset fromUtc, Predicate<RollingSatellite> wanted, bool continued)
    {
        if (ToUtc <= fromUtc || searched.Count == 0)
        {
            return;
        }

        SkyNetwork network = new(over);
        foreach (double elevation in searched.SelectMany(group => group.Satellites).Select(s => s.Satellite.MinElevationDegrees).Distinct())
        {
            network.Prepare(elevation);
        }

        DateTimeOffset toUtc = ToUtc;
        TimeGrid grid = TimeGrid.Covering(fromUtc, toUtc);
        Parallel.For(
            0,
            searched.Count,
            parallel,
            () => new PassWorker(network, fromUtc, toUtc, grid),
            (group, _, worker) =>
            {
                searched[group].Search(worker, wanted, continued ? fromUtc.UtcTicks : null);
                return worker;
            },
            _ => { });
    }
}
