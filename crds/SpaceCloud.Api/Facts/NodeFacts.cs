using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>
/// What kube-scheduler's own filters make of a satellite's node. It asks the extender only about nodes that pass them, so that a satellite
/// that is passed over would otherwise be explained by nobody.
/// </summary>
public static class NodeFacts
{
    /// <summary>The reason of a satellite that kube-scheduler passes over, whatever the forecast says of it.</summary>
    public const string PassedOver = nameof(PassedOver);

    private const string UnschedulableTaint = "node.kubernetes.io/unschedulable";

    /// <summary>What every orbit pod tolerates. Without limit: eviction in orbit is the operator's decision, by contact plan (D3).</summary>
    public static IReadOnlyList<V1Toleration> Tolerated { get; } =
    [
        new() { Key = WellKnown.OrbitTaint, OperatorProperty = "Equal", Value = WellKnown.OrbitTaintValue, Effect = "NoSchedule" },
        new() { Key = "node.kubernetes.io/not-ready", OperatorProperty = "Exists" },
        new() { Key = "node.kubernetes.io/unreachable", OperatorProperty = "Exists" },
    ];

    /// <summary>The tolerations of an orbit pod whose template has these: ours stand in place of its own of the same keys.</summary>
    public static IReadOnlyList<V1Toleration> With(IEnumerable<V1Toleration>? template) =>
        [.. (template ?? []).Where(own => !Tolerated.Any(ours => ours.Key == own.Key)), .. Tolerated];

    /// <summary>Why no pod with these tolerations is bound to a satellite's node, with the remedy; null when its filters let it through.</summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="node">Its node; null when there is none: the operator makes it within moments, and no filter has seen it.</param>
    /// <param name="tolerations">Tolerations of the pod's template, to which <see cref="Tolerated"/> come.</param>
    public static Blocker? WhyPassedOver(string satellite, V1Node? node, IEnumerable<V1Toleration> tolerations)
    {
        ArgumentNullException.ThrowIfNull(tolerations);
        IReadOnlyList<V1Toleration> own = With(tolerations);
        if (node?.Spec?.Unschedulable == true && !IsTolerated(new V1Taint { Key = UnschedulableTaint, Effect = "NoSchedule" }, own))
        {
            return Because($"node {satellite} is cordoned: kubectl uncordon {satellite}");
        }

        return node?.Spec?.Taints?.FirstOrDefault(taint => taint.Effect is "NoSchedule" or "NoExecute" && !IsTolerated(taint, own)) is { } taint
            ? Because($"node {satellite} has the taint {taint.Key}{(string.IsNullOrEmpty(taint.Value) ? "" : "=" + taint.Value)}:{taint.Effect}, which the pod does not tolerate")
            : null;
    }

    private static bool IsTolerated(V1Taint taint, IReadOnlyList<V1Toleration> tolerations) => tolerations.Any(one =>
        (string.IsNullOrEmpty(one.Effect) || one.Effect == taint.Effect)
        && (one.OperatorProperty == "Exists"
            ? string.IsNullOrEmpty(one.Key) || one.Key == taint.Key
            : one.Key == taint.Key && (one.Value ?? "") == (taint.Value ?? "")));

    private static Blocker Because(string why) => new() { Reason = PassedOver, Message = $"kube-scheduler passes it over: {why}" };
}
