using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Boils a pod object down to an order, or says which field the agent does not support. Pure.</summary>
internal static class PodOrderReader
{
    private const int MaxGraceSeconds = 600;

    /// <summary>More CPU than anything that flies has; keeps the arithmetic on hostile amounts in range.</summary>
    private const long MaxMillicores = 1_000_000_000;

    /// <summary>A refusal travels in status, telemetry and event: a pod of a thousand wrong fields must not fill them.</summary>
    private const int MaxMessageCharacters = 1000;

    /// <summary>A new record: accepted, or refused with every unsupported field in the message.</summary>
    /// <param name="pod">As the API server has it.</param>
    /// <param name="isPlanned">A verified bundle plans it.</param>
    /// <param name="realUtc">Now.</param>
    public static PodRecord Read(V1Pod pod, bool isPlanned, DateTimeOffset realUtc)
    {
        PodRecord record = new() { Order = Order(pod), AcceptedRealUtc = realUtc };
        string[] unsupported = [.. PodSubset.Unsupported(pod.Spec ?? new V1PodSpec()).Select(violation => violation.ToString()), .. ImageProblem(record.Order)];
        if (unsupported.Length > 0)
        {
            return Refused(record, PodReason.UnsupportedField, string.Join("; ", unsupported));
        }

        bool promised = isPlanned || pod.Metadata.Annotations?.ContainsKey(WellKnown.PlanAnnotation) is true;
        return promised
            ? record
            : Refused(record, PodReason.NoOperatorPlan, $"no operator planned this pod (annotation {WellKnown.PlanAnnotation} is absent); make it through a SpaceWorkload");
    }

    private static PodOrder Order(V1Pod pod)
    {
        V1PodSpec spec = pod.Spec ?? new V1PodSpec();
        V1Container container = spec.Containers is [V1Container first, ..] ? first : new V1Container();
        return new PodOrder
        {
            Uid = pod.Metadata.Uid ?? string.Empty,
            Namespace = pod.Metadata.NamespaceProperty ?? "default",
            Name = pod.Metadata.Name ?? string.Empty,
            Attempt = Api.Facts.PodFacts.NumberOf(pod, WellKnown.AttemptLabel) ?? 0,
            ContainerName = container.Name ?? string.Empty,
            Image = container.Image ?? string.Empty,
            HostNetwork = spec.HostNetwork is true,
            Command = container.Command ?? [],
            Args = container.Args ?? [],
            WorkingDirectory = container.WorkingDir ?? string.Empty,
            Environment = [.. (container.Env ?? []).Select(variable => new KeyValuePair<string, string>(variable.Name ?? string.Empty, variable.Value ?? string.Empty))],
            Mounts = [.. (container.VolumeMounts ?? []).Select(mount => new MountOrder(
                MountKind.Scratch, mount.Name ?? string.Empty, mount.MountPath ?? string.Empty, mount.ReadOnlyProperty is true, null))],
            CpuRequestMillicores = Milli(container.Resources?.Requests),
            CpuLimitMillicores = Milli(container.Resources?.Limits),
            MemoryLimitBytes = container.Resources?.Limits?.GetValueOrDefault("memory")?.ToInt64(),
            TerminationGraceSeconds = (int)Math.Clamp(spec.TerminationGracePeriodSeconds ?? 30, 0, MaxGraceSeconds),
        };
    }

    private static IEnumerable<string> ImageProblem(PodOrder order)
    {
        if (!ImageName.TryParse(order.Image, out ImageName? name) || name.Digest is null)
        {
            yield return $"spec.containers[0].image: {order.Image} is not pinned; write repository@sha256:HEX";
        }
    }

    private static long? Milli(IReadOnlyDictionary<string, ResourceQuantity>? amounts) =>
        amounts?.GetValueOrDefault("cpu") is { } cpu ? (long)Math.Clamp(cpu.ToMilli(), 0, MaxMillicores) : null;

    private static PodRecord Refused(PodRecord record, string reason, string message) =>
        record with
        {
            State = PodState.Refused,
            Reason = reason,
            Message = message.Length > MaxMessageCharacters ? message[..MaxMessageCharacters] + "…" : message,
        };
}
