using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.Bench.Placement;

/// <summary>Thousands of satellites with twelve contacts each, as the extender knows them, and what the scheduler asks about them.</summary>
internal sealed class PlacementFleet
{
    private const int ContactsEach = 12;

    private static readonly DateTimeOffset NowUtc = new(2023, 1, 24, 0, 0, 0, TimeSpan.Zero);

    public PlacementFleet(IReadOnlyList<CatalogueEntry> sets, int count)
    {
        Names = [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"sat-{i:00000}"))];
        View = new FleetView(
            Satellites, Windows, Pods, new HeldStore<V1Lease>(), new MissionClock(DateTimeOffset.UtcNow, NowUtc, 1), TimeProvider.System, TimeSpan.FromHours(24));
        for (int i = 0; i < count; i++)
        {
            CatalogueEntry set = sets[i % sets.Count];
            Satellites.Put(Satellite(Names[i], set.Line1, set.Line2));
            for (int contact = 0; contact < ContactsEach; contact++)
            {
                Windows.Put(Window(i, contact, 0));
            }
        }
    }

    public IReadOnlyList<string> Names { get; }

    public HeldStore<Satellite> Satellites { get; } = new();

    public HeldStore<ContactWindow> Windows { get; } = new();

    public HeldStore<V1Pod> Pods { get; } = new();

    public FleetView View { get; }

    /// <summary>A demand; others ask for other watts.</summary>
    public static Demand Demand(int index, double watts = 20) => new()
    {
        Namespace = "default",
        Workload = "wildfire",
        Index = index,
        Attempt = 1,
        ImageDigest = "sha256:0d4a2f1be8b4f0a1c4a7f2de5a0d0f7a9a6b3c2d1e0f9a8b7c6d5e4f3a2b1c0d",
        ImageBytes = 10_000_000,
        OutputBytes = 1_000_000,
        PowerWatts = watts,
        DurationSeconds = 300,
        CpuMillicores = 1000,
        MemoryBytes = 1 << 28,
    };

    /// <summary>A contact of a satellite moves a little: its plan has changed.</summary>
    public void Change(int satellite, int seconds) => Windows.Put(Window(satellite, 1, seconds));

    /// <summary>What the scheduler sends for a pod: the pod in the API's own form, and all names.</summary>
    public static byte[] Question(int index, IReadOnlyList<string> names, double watts = 20)
    {
        V1Pod pod = new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"wildfire-{index}-1",
                NamespaceProperty = "default",
                Uid = $"00000000-0000-0000-0000-{index:000000000000}",
                Labels = new Dictionary<string, string> { [WellKnown.WorkloadLabel] = "wildfire", [WellKnown.IndexLabel] = $"{index}", [WellKnown.AttemptLabel] = "1" },
                Annotations = new Dictionary<string, string> { [WellKnown.DemandAnnotation] = PodFacts.Write(Demand(index, watts)) },
            },
            Spec = new V1PodSpec
            {
                SchedulerName = WellKnown.SchedulerName,
                Containers = [new V1Container { Name = "main", Image = "spacecloud.local/wildfire@sha256:0d4a2f1be8b4f0a1c4a7f2de5a0d0f7a9a6b3c2d1e0f9a8b7c6d5e4f3a2b1c0d" }],
                Tolerations = [new V1Toleration { Key = WellKnown.OrbitTaint, Effect = "NoSchedule" }],
            },
        };
        return System.Text.Encoding.UTF8.GetBytes($$"""{"Pod":{{SpaceCloudJson.Text(pod)}},"Nodes":null,"NodeNames":["{{string.Join("\",\"", names)}}"]}""");
    }

    private static Satellite Satellite(string name, string line1, string line2) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new SatelliteSpec(
            "Bench",
            new SatelliteOrbit(new TwoLineElementText(line1, line2)),
            new SatellitePower(60, 80, 18),
            new SatelliteThermal(8000, 0.25, new EnvironmentWatts(60, 25), 45),
            new SatelliteCompute(new ResourceQuantity(2), ResourceQuantity.Parse("2Gi"), ResourceQuantity.Parse("4Gi")),
            new SatelliteLinks(2_000_000, 20_000_000)),
    };

    private ContactWindow Window(int satellite, int number, int shiftSeconds)
    {
        // Every satellite has its contacts at minutes of its own, the first one well ahead of the benchmark's own time.
        DateTimeOffset aos = NowUtc.AddMinutes(60 + (95 * number) + (satellite * 7 % 90)).AddSeconds(shiftSeconds);
        return new ContactWindow
        {
            Metadata = new V1ObjectMeta { Name = $"{Names[satellite]}-svalbard-{number}" },
            Spec = new ContactWindowSpec(
                Names[satellite], aos, aos.AddMinutes(4), aos.AddMinutes(8), 40, 2_000_000, 20_000_000, 60_000_000, 600_000_000, "svalbard", Revolution: number),
        };
    }
}
