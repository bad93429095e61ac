using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Orbit;
using SpaceCloud.Planning;
using SpaceCloud.Testing;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Forty satellites of a Walker shell over six stations, on a real API server: what is written, and above all what is not.</summary>
[Collection(nameof(LoneOperatorCollection))]
public sealed class ContactPlanServerTests(OperatorCluster cluster) : IDisposable
{
    private const int Planes = 5;
    private const int EachPlane = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly (string Name, double Latitude, double Longitude)[] Stations =
        [("inuvik", 68.3, -133.5), ("ireland", 53.3, -6.3), ("hawaii", 21.3, -157.8), ("singapore", 1.4, 103.8), ("dubbo", -32.2, 148.6), ("awarua", -46.5, 168.4)];

    private TestGround? _ground;

    public void Dispose() => _ground?.Remove();

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Windows_are_written_once_roll_on_by_what_is_new_and_follow_new_elements()
    {
        TestGround ground = _ground = new TestGround(cluster);
        MissionClock clock = new(DateTimeOffset.UtcNow, Manifests.MissionStartUtc, 1);
        foreach ((string name, double latitude, double longitude) in Stations)
        {
            await cluster.ApplyAsync(Manifests.Station(name, latitude, longitude, antennas: 1));
        }

        for (int i = 0; i < Planes * EachPlane; i++)
        {
            string[] lines = Lines(i, 0);
            await cluster.ApplyAsync(Manifests.Satellite(Name(i), lines[0], line2: lines[1]));
        }

        Dictionary<string, ContactWindow> first = await RunAsync(ground, clock, null);
        AssertTenOpenOrAll(first.Values, clock.MissionUtc(DateTimeOffset.UtcNow));
        Assert.All(first.Values, window => Assert.True(window.Spec.TimingSigmaSeconds > 0));
        AssertOneAtATime(first.Values);

        // Another operator, the same world: nothing to write but what time brings.
        DateTimeOffset beganUtc = clock.MissionUtc(DateTimeOffset.UtcNow).AddMinutes(-1);
        Dictionary<string, ContactWindow> second = await RunAsync(ground, clock, null);
        AssertUntouched(first, second, beganUtc, clock.MissionUtc(DateTimeOffset.UtcNow));

        // Twenty-five minutes on: what is over goes, what is new comes, the rest is left alone.
        TimeSpan later = TimeSpan.FromMinutes(25);
        MissionClock moved = new(DateTimeOffset.UtcNow, clock.MissionUtc(DateTimeOffset.UtcNow) + later, 1);
        Dictionary<string, ContactWindow> third = await RunAsync(ground, moved, null);
        DateTimeOffset nowUtc = moved.MissionUtc(DateTimeOffset.UtcNow);
        Assert.NotEmpty(third.Keys.Except(second.Keys));
        Assert.All(second.Keys.Except(third.Keys), name => Assert.True(second[name].Spec.LosUtc <= nowUtc, $"{name} is not over and is gone"));
        Assert.DoesNotContain(third.Values, window => window.Spec.LosUtc <= moved.MissionStartUtc && window.Status!.State is ContactState.Available);
        AssertUntouched(second, third, beganUtc, nowUtc);
        AssertOneAtATime(third.Values);

        // New elements of one: the same windows at other times, and nobody else's.
        Dictionary<string, ContactWindow> fourth = await RunAsync(ground, moved, () => RenewAsync(0));
        ContactWindow[] before = [.. third.Values.Where(window => window.Spec.Satellite == Name(0) && window.Spec.AosUtc > nowUtc.AddMinutes(2))];
        Assert.NotEmpty(before);
        Assert.All(before, window =>
        {
            ContactWindow after = fourth[window.Metadata.Name!];
            Assert.Equal(window.Metadata.Uid, after.Metadata.Uid);
            Assert.InRange((after.Spec.AosUtc - window.Spec.AosUtc).Duration(), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        });
        AssertUntouched(
            third.Where(window => window.Value.Spec.Satellite != Name(0)).ToDictionary(), fourth, nowUtc.AddMinutes(-1), moved.MissionUtc(DateTimeOffset.UtcNow));
    }

    /// <summary>Runs an operator until it has nothing left to write; all windows then, by name.</summary>
    private async Task<Dictionary<string, ContactWindow>> RunAsync(TestGround ground, MissionClock clock, Func<Task>? change)
    {
        await using RunningTestOperator op = await RunningTestOperator.StartAsync(cluster, ground, clock);
        using HttpClient http = new() { BaseAddress = op.Management };
        await SettledAsync(http);
        if (change is not null)
        {
            await change();
            await SettledAsync(http);
        }

        return (await cluster.Client.ListAsync<ContactWindow>()).Items.ToDictionary(window => window.Metadata.Name!);
    }

    private static Task SettledAsync(HttpClient http) => Eventually.BecomesTrueAsync(
        "the plan is made and no window waits",
        async () =>
        {
            string metrics = await http.GetStringAsync(new Uri("metrics", UriKind.Relative));
            return metrics.Contains("spacecloud_contacts_planned ", StringComparison.Ordinal)
                && metrics.Contains("workqueue_depth{name=\"windows\"} 0\n", StringComparison.Ordinal)
                && metrics.Contains("workqueue_unfinished_work_seconds{name=\"windows\"} 0\n", StringComparison.Ordinal)
                && metrics.Contains("workqueue_depth{name=\"contacts\"} 0\n", StringComparison.Ordinal)
                && metrics.Contains("workqueue_unfinished_work_seconds{name=\"contacts\"} 0\n", StringComparison.Ordinal);
        },
        Patience);

    /// <summary>Gives a satellite elements that are a few seconds off the old ones, and waits until its windows tell.</summary>
    private async Task RenewAsync(int number)
    {
        string old = Hash(await OwnAsync(number));
        string[] lines = Lines(number, 0.3);
        await Eventually.BecomesTrueAsync("no status is written between reading the satellite and writing it", async () =>
        {
            Satellite satellite = (await cluster.Client.GetAsync<Satellite>(Name(number)))!;
            try
            {
                await cluster.Client.UpdateAsync(satellite with
                {
                    Spec = satellite.Spec with { Orbit = satellite.Spec.Orbit with { Tle = new TwoLineElementText(lines[0], lines[1]) } },
                });
                return true;
            }
            catch (KubernetesException problem) when (problem.IsConflict)
            {
                return false;
            }
        }, Patience);
        await Eventually.BecomesTrueAsync("a window of the new elements", async () => Hash(await OwnAsync(number)) != old, Patience);
    }

    private async Task<ContactWindow[]> OwnAsync(int number) =>
        [.. (await cluster.Client.ListAsync<ContactWindow>()).Items.Where(window => window.Spec.Satellite == Name(number))];

    private static string Hash(IEnumerable<ContactWindow> windows) => windows.MaxBy(window => window.Spec.AosUtc)!.Spec.ElementSetHash!;

    /// <summary>Windows that are neither begun nor over in a time have not been written in it.</summary>
    private static void AssertUntouched(
        Dictionary<string, ContactWindow> before, Dictionary<string, ContactWindow> after, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        string[] written =
        [
            .. before.Values.Where(window => !Within(window.Spec.AosUtc) && !Within(window.Spec.LosUtc))
                .Where(window => after.TryGetValue(window.Metadata.Name!, out ContactWindow? now) && now.Metadata.ResourceVersion != window.Metadata.ResourceVersion)
                .Select(window => $"{window.Metadata.Name} {window.Status!.State} -> {after[window.Metadata.Name!].Status!.State}"),
        ];
        Assert.Empty(written);

        bool Within(DateTimeOffset edge) => edge >= fromUtc && edge <= toUtc;
    }

    /// <summary>Each satellite has ten windows ahead that nobody booked, or all its passes have windows.</summary>
    private static void AssertTenOpenOrAll(IEnumerable<ContactWindow> windows, DateTimeOffset nowUtc)
    {
        ILookup<string, ContactWindow> bySatellite = windows.ToLookup(window => window.Spec.Satellite);
        for (int i = 0; i < Planes * EachPlane; i++)
        {
            ContactWindow[] own = [.. bySatellite[Name(i)]];
            int open = own.Count(window => window.Status!.State is ContactState.Available && window.Spec.AosUtc > nowUtc);
            Assert.InRange(open, 0, new ContactOptions().OpenWindowsPerSatellite);
            if (open == new ContactOptions().OpenWindowsPerSatellite)
            {
                continue;
            }

            string[] lines = Lines(i, 0);
            Assert.True(OrbitPropagator.TryCreate(Tle.Parse(lines[0], lines[1]).Tle!.Elements, out OrbitPropagator? orbit, out _));
            foreach ((string station, double latitude, double longitude) in Stations)
            {
                Pass[] passes =
                [
                    .. PassFinder.Find(
                        orbit,
                        new GroundSite(station, new GeodeticPosition(latitude, longitude, 0)),
                        ElevationMask.Constant(new GroundStationSpec(latitude, longitude).MinElevationDegrees),
                        nowUtc.AddMinutes(-30),
                        Manifests.MissionStartUtc + new ContactOptions().Horizon).Passes.Where(pass => pass.AosUtc > nowUtc && !pass.ClippedEnd),
                ];
                Assert.All(passes, pass => Assert.Contains(own, window =>
                    window.Spec.Station == station && (window.Spec.AosUtc - pass.AosUtc).Duration() < TimeSpan.FromSeconds(1.5)));
            }
        }
    }

    /// <summary>One antenna a station: no two booked contacts of it at once.</summary>
    private static void AssertOneAtATime(IEnumerable<ContactWindow> windows)
    {
        foreach (IGrouping<string?, ContactWindow> station in windows.Where(window => window.Status!.State is ContactState.Scheduled or ContactState.Active).GroupBy(window => window.Spec.Station))
        {
            ContactWindow[] ordered = [.. station.OrderBy(window => window.Spec.AosUtc)];
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(
                pair.First.Spec.LosUtc <= pair.Second.Spec.AosUtc, $"{pair.First.Metadata.Name} and {pair.Second.Metadata.Name} have one antenna"));
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"walker-{number:00}");

    /// <summary>Five planes of eight, 70 degrees, 550 km.</summary>
    private static string[] Lines(int number, double shiftDegrees)
    {
        double node = 360.0 * (number / EachPlane) / Planes;
        double anomaly = (360.0 * (number % EachPlane) / EachPlane) + (360.0 * (number / EachPlane) / (Planes * EachPlane)) + shiftDegrees;
        string line1 = string.Create(CultureInfo.InvariantCulture, $"1 {90000 + number:00000}U 23001A   23023.50000000  .00000000  00000-0  00000-0 0  999");
        string line2 = string.Create(CultureInfo.InvariantCulture, $"2 {90000 + number:00000}  70.0000 {node,8:0.0000} 0001000   0.0000 {anomaly % 360,8:0.0000} 15.06400000    1");
        return [line1 + Tle.Checksum(line1), line2 + Tle.Checksum(line2)];
    }
}
