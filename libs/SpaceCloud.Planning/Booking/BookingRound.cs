namespace SpaceCloud.Planning.Booking;

/// <summary>The state of one sharing-out.</summary>
internal sealed class BookingRound
{
    private readonly Dictionary<string, StationTimeline> stations;
    private readonly Dictionary<string, SatelliteCalendar> calendars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> servedTicks = new(StringComparer.Ordinal);
    private readonly BookingPolicy policy;
    private readonly HashSet<string> booked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BookingRefusal> refused = new(StringComparer.Ordinal);

    public BookingRound(IReadOnlyDictionary<string, StationAntennas> stations, BookingPolicy policy)
    {
        this.stations = stations.ToDictionary(station => station.Key, station => new StationTimeline(station.Value), StringComparer.Ordinal);
        this.policy = policy;
    }

    public IReadOnlySet<string> Booked => booked;

    public IReadOnlyDictionary<string, BookingRefusal> Refused => refused;

    /// <summary>Books it, whatever else there is.</summary>
    public void Give(AntennaRequest request)
    {
        booked.Add(request.Name);
        CalendarOf(request.Satellite).Add(request);
        servedTicks[request.Owner] = servedTicks.GetValueOrDefault(request.Owner) + (request.LosUtc - request.AosUtc).Ticks;
        if (stations.TryGetValue(request.Station, out StationTimeline? station))
        {
            station.Take(request);
        }
    }

    /// <summary>Books it if there is an antenna: a plan counts on it, so how short it is does not matter.</summary>
    public void TryReserved(AntennaRequest request) => Try(request, WhyNoAntenna(request));

    /// <summary>Books it if it is worth it, the satellite has time and there is an antenna.</summary>
    /// <param name="request">The pass.</param>
    /// <param name="changeOver">Whether it may overlap another contact of the satellite, which changes over from one to the other.</param>
    public void TryShared(AntennaRequest request, bool changeOver)
    {
        SatelliteCalendar calendar = CalendarOf(request.Satellite);
        BookingRefusal? because = request.SureTicks <= 0 || request.SureTicks < LeastTicks(request) ? BookingRefusal.TooShort
            : calendar.Shared >= policy.MostBookingsPerSatellite ? BookingRefusal.EnoughBooked
            : calendar.IsBusy(request) && !(changeOver && calendar.CanChangeOver(request, LeastTicks)) ? BookingRefusal.SatelliteBusy
            : WhyNoAntenna(request);
        Try(request, because);
    }

    /// <summary>Gives open passes out one by one, always to the owner who had least so far.</summary>
    public void ShareOut(IEnumerable<AntennaRequest> open, bool changeOver)
    {
        Dictionary<string, OwnerTurn> owners = new(StringComparer.Ordinal);
        foreach (IGrouping<(string Owner, string Satellite), AntennaRequest> passes in open.GroupBy(request => (request.Owner, request.Satellite)))
        {
            if (!owners.TryGetValue(passes.Key.Owner, out OwnerTurn? owner))
            {
                owners[passes.Key.Owner] = owner = new OwnerTurn();
            }

            owner.Add(new SatelliteTurn(passes, CalendarOf(passes.Key.Satellite), policy));
        }

        PriorityQueue<string, (long Served, string Owner)> waiting = new(Comparer<(long Served, string Owner)>.Create((a, b) =>
            a.Served != b.Served ? a.Served.CompareTo(b.Served) : string.CompareOrdinal(a.Owner, b.Owner)));
        foreach (string owner in owners.Keys)
        {
            waiting.Enqueue(owner, (servedTicks.GetValueOrDefault(owner), owner));
        }

        while (waiting.TryDequeue(out string? name, out _))
        {
            OwnerTurn owner = owners[name];
            SatelliteTurn satellite = owner.Take();
            TryShared(satellite.Offer!, changeOver);
            satellite.Next();
            owner.Add(satellite);
            if (!owner.IsDone)
            {
                waiting.Enqueue(name, (servedTicks.GetValueOrDefault(name), name));
            }
        }
    }

    private void Try(AntennaRequest request, BookingRefusal? because)
    {
        if (because is { } refusal)
        {
            refused[request.Name] = refusal;
        }
        else
        {
            refused.Remove(request.Name);
            Give(request);
        }
    }

    private long LeastTicks(AntennaRequest request) =>
        stations.TryGetValue(request.Station, out StationTimeline? station) ? station.Station.MinContactDuration.Ticks : 0;

    private BookingRefusal? WhyNoAntenna(AntennaRequest request) => !stations.TryGetValue(request.Station, out StationTimeline? station)
        ? BookingRefusal.NoStation
        : station.HasRoom(request) ? null : BookingRefusal.NoAntennaFree;

    private SatelliteCalendar CalendarOf(string satellite)
    {
        if (!calendars.TryGetValue(satellite, out SatelliteCalendar? calendar))
        {
            calendars[satellite] = calendar = new SatelliteCalendar();
        }

        return calendar;
    }
}
