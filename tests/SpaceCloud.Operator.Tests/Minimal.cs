using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Tests;

/// <summary>Objects with plausible figures; tests change one thing.</summary>
internal static class Minimal
{
    /// <summary>Epoch 23 January 2023, 13:23.</summary>
    public static readonly TwoLineElementText Elements = new(
        "1 43013U 17073A   23023.55795518  .00000188  00000+0  10976-3 0  9996",
        "2 43013  98.7398 323.8803 0001505 101.4403 258.6942 14.19549167268456");

    public static readonly DateTimeOffset Epoch = new(2023, 1, 23, 13, 23, 27, TimeSpan.Zero);

    public static Satellite Satellite(string name = "lark") => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Uid = "uid-" + name, Generation = 3 },
        Spec = new SatelliteSpec(
            "Boreal Fire Watch",
            new SatelliteOrbit(Elements),
            new SatellitePower(60, 60, 18),
            new SatelliteThermal(8000, 0.25, new EnvironmentWatts(60, 25), 45),
            new SatelliteCompute(new ResourceQuantity(2), ResourceQuantity.Parse("2Gi"), ResourceQuantity.Parse("4Gi"), 4),
            new SatelliteLinks(2_000_000, 20_000_000)),
    };

    public static SpaceWorkload Workload(int completions = 1, int parallelism = 1, int retryLimit = 1, DateTimeOffset? deadline = null) => new()
    {
        Metadata = new V1ObjectMeta { Name = "fire", NamespaceProperty = "forest", Uid = "uid-fire", Generation = 1 },
        Spec = new SpaceWorkloadSpec(
            new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["team"] = "fire", [WellKnown.AttemptLabel] = "99" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "main", Image = "detector:1" }], HostNetwork = true },
            },
            new WorkloadRun(TimeSpan.FromMinutes(6), 55),
            Completions: completions,
            Parallelism: parallelism,
            Outputs: [new WorkloadOutput("spots", "/out", 4096)],
            Deadline: deadline,
            RetryLimit: retryLimit),
    };
}
