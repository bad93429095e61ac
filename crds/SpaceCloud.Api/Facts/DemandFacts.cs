using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>What one attempt of a workload asks of a satellite.</summary>
public static class DemandFacts
{
    /// <summary>Room kept on the way down for the container's log.</summary>
    public const long LogBytes = 64 * 1024;

    private static readonly string[] NotAccelerators = ["cpu", "memory", "ephemeral-storage", WellKnown.OrbitResource];

    /// <summary>The demand of an attempt, from a workload whose rules hold.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="index">Completion index.</param>
    /// <param name="attempt">Attempt number.</param>
    /// <param name="imageDigest">Digest of the image; null while it is not known.</param>
    /// <param name="imageBytes">Compressed bytes of manifest, configuration and layers.</param>
    public static Demand Of(SpaceWorkload workload, int index, int attempt, string? imageDigest, long imageBytes)
    {
        SpaceWorkloadSpec spec = workload.Spec;
        Dictionary<string, decimal> asked = Asked(spec.Template.Spec?.Containers ?? []);
        long inputBytes = Whole(spec.Inputs.Where(input => input.From.Sensor is null).Sum(input => (decimal)input.MaxBytes));
        long outputBytes = Whole(spec.Outputs.Sum(output => (decimal)output.MaxBytes));
        return new Demand
        {
            Namespace = workload.Metadata.NamespaceProperty ?? "",
            Workload = workload.Metadata.Name ?? "",
            Index = index,
            Attempt = attempt,
            ImageDigest = imageDigest,
            ImageBytes = imageBytes,
            InputUplinkBytes = inputBytes,
            OutputBytes = Whole((decimal)outputBytes + LogBytes),
            PowerWatts = spec.Run.PowerWatts,
            DurationSeconds = spec.Run.Duration.TotalSeconds,
            DeadlineUtc = spec.Deadline,
            CpuMillicores = Whole(Math.Ceiling(asked.GetValueOrDefault("cpu") * 1000)),
            MemoryBytes = Whole(asked.GetValueOrDefault("memory")),
            StorageBytes = asked.TryGetValue("ephemeral-storage", out decimal storage) ? Whole(storage) : Whole((decimal)inputBytes + outputBytes + imageBytes),
            Accelerators = asked.Where(one => !NotAccelerators.Contains(one.Key))
                .ToDictionary(one => one.Key, one => Whole(one.Value), StringComparer.Ordinal),
            Interruptible = spec.Run.Interruptible,
            SensorType = spec.Inputs.Select(input => input.From.Sensor).FirstOrDefault(sensor => sensor is not null),
            Capture = spec.Capture is { } capture ? SensingFacts.Capture(capture) : null,
            SatelliteSelector = spec.Placement?.SatelliteSelector?.MatchLabels ?? new Dictionary<string, string>(),
        };
    }

    /// <summary>An absurd amount stays absurd, so that a satellite is found too small for it.</summary>
    private static long Whole(decimal amount) => (long)Math.Clamp(amount, 0, long.MaxValue);

    /// <summary>Sum over the containers; a limit stands for a request that is not made, as Kubernetes has it.</summary>
    private static Dictionary<string, decimal> Asked(IReadOnlyList<V1Container> containers) => containers
        .SelectMany(container => (container.Resources?.Requests ?? new Dictionary<string, ResourceQuantity>())
            .Concat((container.Resources?.Limits ?? new Dictionary<string, ResourceQuantity>())
                .Where(limit => container.Resources?.Requests?.ContainsKey(limit.Key) != true)))
        .GroupBy(one => one.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(one => one.Value.Amount), StringComparer.Ordinal);
}
