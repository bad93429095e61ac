using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Bundles;

/// <summary>What a verified bundle says of one attempt. Pure.</summary>
internal static class PlanReader
{
    /// <summary>Null when the bundle does not plan exactly this uid and attempt.</summary>
    public static PodPlan? PlanFor(MissionBundle? bundle, PodOrder order)
    {
        BundlePod? pod = bundle?.Pods.FirstOrDefault(
            pod => pod.Uid == order.Uid && pod.Attempt == order.Attempt && pod.Namespace == order.Namespace && pod.Name == order.Name);
        if (pod is null || bundle is null || pod.Plan.Satellite != bundle.Satellite)
        {
            return null;
        }

        // Nothing starts under an expired bundle, and a clock that is off must not make a late start look early enough.
        DateTimeOffset latest = pod.Plan.StartNotAfterUtc < bundle.ExpiresUtc ? pod.Plan.StartNotAfterUtc : bundle.ExpiresUtc;
        return new PodPlan(
            pod.Plan.StartUtc,
            latest.AddSeconds(-Math.Clamp(bundle.Policy.ClockUncertaintySeconds, 0, 3600)),
            pod.Demand.DurationSeconds,
            pod.Demand.PowerWatts,
            bundle.Version)
        {
            ImageDigest = pod.Demand.ImageDigest,
            Unsupported = Unsupported(pod),
            Mounts = [.. Inputs(pod, bundle.Spec), .. Outputs(pod)],
        };
    }

    private static string? Unsupported(BundlePod pod)
    {
        int index = pod.Inputs.ToList().FindIndex(input => input.From.Sensor is null);
        return index < 0
            ? null
            : $"spec.inputs[{index}].from: this agent takes inputs from sensors only; take {pod.Inputs[index].Name} from a sensor";
    }

    private static IEnumerable<MountOrder> Inputs(BundlePod pod, SatelliteSpec spec)
    {
        foreach (WorkloadInput input in pod.Inputs)
        {
            if (input.From.Sensor is { } named)
            {
                // By its name, or by its type: both are how people call a sensor.
                SatelliteSensor? sensor = spec.Sensors.FirstOrDefault(sensor => sensor.Name == named)
                    ?? spec.Sensors.FirstOrDefault(sensor => sensor.Type == named);
                yield return new MountOrder(MountKind.Sensor, sensor?.Name ?? named, input.Path, true, null);
            }
        }
    }

    private static IEnumerable<MountOrder> Outputs(BundlePod pod) =>
        pod.Outputs.Select(output => new MountOrder(MountKind.Output, output.Name, output.Path, false, output.MaxBytes));
}
