using System.Security.Cryptography;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Tests.Ground;

/// <summary>Bundles for one satellite with a real orbit and plenty of power, and what a test changes in them.</summary>
internal static class BundleMaker
{
    public static readonly DateTimeOffset MissionStartUtc = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);

    public static SatelliteSpec Spec { get; } = new(
        "Tests",
        new SatelliteOrbit(new TwoLineElementText(
            "1 43013U 17073A   23023.55795518  .00000188  00000+0  10976-3 0  9996",
            "2 43013  98.7398 323.8803 0001505 101.4403 258.6942 14.19549167268456")),
        new SatellitePower(200, 200, 18, 20),
        new SatelliteThermal(8000, 0.5, new EnvironmentWatts(60, 25), 60),
        new SatelliteCompute(ResourceQuantity.Parse("2"), ResourceQuantity.Parse("2Gi"), ResourceQuantity.Parse("4Gi")),
        new SatelliteLinks(2_000_000, 20_000_000),
        Sensors: [new SatelliteSensor("thermal", "thermal-infrared")]);

    public static MissionBundle Bundle(string node, long version, params IReadOnlyList<BundlePod> pods) => new(
        node, version, MissionStartUtc, MissionStartUtc.AddDays(2), Spec, [], [], pods, new BundlePolicy());

    /// <summary>To be started at once, and until hours later.</summary>
    public static BundlePod Pod(string node, V1Pod pod, string? imageDigest, double durationSeconds = 60, double powerWatts = 5) => new(
        pod.Metadata.NamespaceProperty!,
        pod.Metadata.Name!,
        pod.Metadata.Uid!,
        1,
        new PlacementPlan
        {
            Satellite = node,
            PlannedUtc = MissionStartUtc,
            UplinkDoneUtc = MissionStartUtc,
            EarliestStartUtc = MissionStartUtc,
            StartUtc = MissionStartUtc,
            StartNotAfterUtc = MissionStartUtc.AddHours(6),
            FinishUtc = MissionStartUtc.AddMinutes(1),
            DeliveredUtc = MissionStartUtc.AddMinutes(2),
            MinStateOfChargePercent = 50,
            MinStateOfChargeAtUtc = MissionStartUtc,
        },
        new Demand { Namespace = "default", Workload = "work", Attempt = 1, ImageDigest = imageDigest, PowerWatts = powerWatts, DurationSeconds = durationSeconds },
        [new WorkloadInput("scene", "/in", new InputSource(Sensor: "thermal-infrared"))],
        [new WorkloadOutput("spots", "/out", 2_000_000)]);

    public static byte[] Signed(MissionBundle bundle, ECDsa key) => SpaceCloudJson.Serialize(BundleSigner.Sign(bundle, key));
}
