using SpaceCloud.Planning.Booking;
using static SpaceCloud.Planning.Tests.Booking.AntennaBookingTests;

namespace SpaceCloud.Planning.Tests.Booking;

/// <summary>What must hold of every sharing-out, held against a plain search for an assignment of antennas. A failure names its seed.</summary>
public sealed class AntennaBookingProperties
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_booked_can_be_flown_and_nothing_more_would_fit(int seed)
    {
        (AntennaRequest[] requests, Dictionary<string, StationAntennas> stations) = Case(seed);

        BookingPlan plan = AntennaBooking.Book(requests, stations, Policy);

        Assert.Equal(requests.Select(request => request.Name).Order(), plan.Booked.Concat(plan.Refused.Keys).Order());
        AntennaRequest[] booked = [.. requests.Where(request => plan.Booked.Contains(request.Name))];
        Assert.True(IsWorthIt(stations, booked), $"seed {seed}: a satellite has no time for one of {Names(booked)}");
        foreach (StationAntennas station in stations.Values)
        {
            Assert.True(CanBeFlown(station, booked), $"seed {seed}: {station.Station} cannot serve {Names(booked)}");
        }

        foreach (AntennaRequest refused in requests.Where(request => plan.Refused.ContainsKey(request.Name)))
        {
            bool tooShort = Sure(refused) < stations[refused.Station].MinContactDuration;
            Assert.True(
                tooShort || !IsWorthIt(stations, [.. booked, refused]) || !CanBeFlown(stations[refused.Station], [.. booked, refused]),
                $"seed {seed}: {refused.Name} was refused ({plan.Refused[refused.Name]}) and would fit");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_loses_an_antenna_to_a_weaker_claim(int seed)
    {
        (AntennaRequest[] requests, Dictionary<string, StationAntennas> stations) = Case(seed);
        BookingPlan plan = AntennaBooking.Book(requests, stations, Policy);

        foreach (AntennaRequest refused in requests.Where(request => plan.Refused.ContainsKey(request.Name) && Sure(request) >= stations[request.Station].MinContactDuration))
        {
            AntennaRequest[] stronger = [.. requests.Where(other => plan.Booked.Contains(other.Name) && Rank(other) >= Rank(refused))];
            bool busy = stronger.Any(other => other.Satellite == refused.Satellite && Overlap(other, refused));
            Assert.True(
                busy || !CanBeFlown(stations[refused.Station], [.. stronger, refused]),
                $"seed {seed}: {refused.Name} (rank {Rank(refused)}) would fit beside all of its rank or more");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_of_the_requests_changes_nothing(int seed)
    {
        (AntennaRequest[] requests, Dictionary<string, StationAntennas> stations) = Case(seed);
        Random random = new(seed);

        BookingPlan plan = AntennaBooking.Book(requests, stations, Policy);
        random.Shuffle(requests);
        BookingPlan again = AntennaBooking.Book(requests, stations, Policy);

        Assert.Equal(plan.Booked.Order(), again.Booked.Order());
        Assert.Equal(plan.Refused.OrderBy(one => one.Key), again.Refused.OrderBy(one => one.Key));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bookings_outlive_time_that_passes_and_passes_that_come_into_view(int seed)
    {
        (AntennaRequest[] all, Dictionary<string, StationAntennas> stations) = Case(seed);
        all = [.. all.Select(request => request with { Claim = BookingClaim.Open, MayDisplace = false })];
        HashSet<string> booked = [];
        for (int minutes = 0; minutes <= 240; minutes += 10)
        {
            (DateTimeOffset from, DateTimeOffset to) = (At(minutes), At(minutes + 120));
            AntennaRequest[] seen =
            [
                .. all.Where(request => request.LosUtc > from && request.AosUtc < to).Select(request => request with
                {
                    Claim = !booked.Contains(request.Name) ? BookingClaim.Open : request.AosUtc <= from ? BookingClaim.UnderWay : BookingClaim.Held,
                }),
            ];
            BookingPlan plan = AntennaBooking.Book(seen, stations, Policy with { FromUtc = from, ToUtc = to });

            string[] lost = [.. seen.Select(request => request.Name).Where(name => booked.Contains(name) && !plan.Booked.Contains(name))];
            Assert.True(lost.Length == 0, $"seed {seed}, minute {minutes}: {string.Join(',', lost)} lost their antennas to time alone");
            booked.UnionWith(plan.Booked);
        }
    }

    private static (AntennaRequest[] Requests, Dictionary<string, StationAntennas> Stations) Case(int seed)
    {
        Random random = new(seed);
        StationAntennas[] stations =
        [
            .. Enumerable.Range(0, 2).Select(i => new StationAntennas
            {
                Station = $"station-{i}",
                Antennas = random.Next(1, 4),
                SetupTime = TimeSpan.FromSeconds(random.Next(0, 180)),
                MinContactDuration = TimeSpan.FromSeconds(random.Next(0, 180)),
                Outages = random.Next(2) == 0 ? [] : [new AntennaOutage(At(random.Next(60)), At(60 + random.Next(60)), random.Next(2) == 0 ? null : 1)],
            }),
        ];
        AntennaRequest[] requests =
        [
            .. Enumerable.Range(0, 26).Select(i =>
            {
                double aos = random.NextDouble() * 240;
                int satellite = random.Next(9);
                return new AntennaRequest
                {
                    Name = $"pass-{i:00}",
                    Satellite = $"sat-{satellite}",
                    Owner = $"owner-{satellite % 3}",
                    Station = stations[random.Next(stations.Length)].Station,
                    AosUtc = At(aos),
                    LosUtc = At(aos + 1 + (random.NextDouble() * 14)),
                    TimingSigmaSeconds = random.NextDouble() * 8,
                    Priority = satellite % 4 * 100,
                    VolumeBytes = random.Next(1, 5),
                    Claim = random.Next(4) == 0 ? BookingClaim.Held : BookingClaim.Open,
                    MayDisplace = satellite == 7,
                };
            }),
        ];
        return (requests, stations.ToDictionary(station => station.Station));
    }

    /// <summary>Held and displacing before the rest, priority within, held before open; ties within that are for fairness to settle.</summary>
    private static int Rank(AntennaRequest request) =>
        (request.Claim is BookingClaim.Held || request.MayDisplace ? 100_000 : 0) + (request.Priority * 10) + (request.Claim is BookingClaim.Held ? 1 : 0);

    /// <summary>Tries every way to give the passes of a station to its antennas one by one.</summary>
    private static bool CanBeFlown(StationAntennas station, AntennaRequest[] booked)
    {
        AntennaRequest[] own = [.. booked.Where(request => request.Station == station.Station).OrderBy(request => request.AosUtc)];
        return Place(0, new List<AntennaRequest>[station.Antennas]);

        bool Place(int index, List<AntennaRequest>[] antennas)
        {
            if (index == own.Length)
            {
                return true;
            }

            for (int antenna = 0; antenna < antennas.Length; antenna++)
            {
                List<AntennaRequest> before = antennas[antenna] ??= [];
                if (before.All(other => Ready(station, own[index]) >= Free(other)))
                {
                    before.Add(own[index]);
                    if (OutagesFit(antennas) && Place(index + 1, antennas))
                    {
                        return true;
                    }

                    before.Remove(own[index]);
                }
            }

            return false;
        }

        bool OutagesFit(List<AntennaRequest>[] antennas) => station.Outages.All(outage =>
            antennas.Count(antenna => !(antenna ?? []).Any(pass => Ready(station, pass) < outage.ToUtc && outage.FromUtc < Free(pass)))
                >= Math.Min(outage.Antennas ?? station.Antennas, station.Antennas));
    }

    /// <summary>Whether every satellite, staying with each station until it loses it, has the least time for the next that overlaps.</summary>
    private static bool IsWorthIt(Dictionary<string, StationAntennas> stations, AntennaRequest[] booked) => booked.All(request =>
    {
        AntennaRequest[] before =
        [
            .. booked.Where(other => other.Satellite == request.Satellite && Overlap(other, request)
                && (other.AosUtc < request.AosUtc || (other.AosUtc == request.AosUtc && string.CompareOrdinal(other.Name, request.Name) < 0))),
        ];
        DateTimeOffset from = before.Select(other => other.LosUtc).Append(request.AosUtc.AddSeconds(3 * request.TimingSigmaSeconds)).Max();
        TimeSpan left = request.LosUtc.AddSeconds(-3 * request.TimingSigmaSeconds) - from;
        return before.Length == 0 || (left > TimeSpan.Zero && left >= stations[request.Station].MinContactDuration);
    });

    private static DateTimeOffset Ready(StationAntennas station, AntennaRequest request) =>
        request.AosUtc.AddSeconds(-3 * request.TimingSigmaSeconds) - station.SetupTime;

    private static DateTimeOffset Free(AntennaRequest request) => request.LosUtc.AddSeconds(3 * request.TimingSigmaSeconds);

    private static TimeSpan Sure(AntennaRequest request) => request.LosUtc - request.AosUtc - TimeSpan.FromSeconds(6 * request.TimingSigmaSeconds);

    private static bool Overlap(AntennaRequest a, AntennaRequest b) => a.AosUtc < b.LosUtc && b.AosUtc < a.LosUtc;

    private static string Names(IEnumerable<AntennaRequest> requests) => string.Join(',', requests.Select(request => request.Name));
}
