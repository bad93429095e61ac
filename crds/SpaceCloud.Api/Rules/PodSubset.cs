using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Rules;

/// <summary>
/// The part of a Pod that satellites support. What is not listed here is refused by its path, fields this program has never
/// heard of included: a field that is ignored silently would be a promise broken in orbit.
/// </summary>
/// <remarks>
/// Values the API server writes into every pod (defaults, tolerations, the bound node) pass, so that the same list judges a
/// template on the ground and the bound pod on board. Two things pass and are not kept yet: limits of disk are
/// not enforced on board (ephemeral-storage is counted in placement, emptyDir.sizeLimit nowhere), and $(VAR) in command, args
/// and env reaches the container as it stands.
/// </remarks>
public static class PodSubset
{
    private static readonly PodFieldRule Any = PodFieldRule.Any;

    private static readonly PodFieldRule Container = PodFieldRule.Object(new()
    {
        ["name"] = Any,
        ["image"] = Any,
        ["command"] = Any,
        ["args"] = Any,
        ["workingDir"] = Any,
        ["env"] = PodFieldRule.ListOf(PodFieldRule.Object(new() { ["name"] = Any, ["value"] = Any })),
        ["resources"] = PodFieldRule.Object(new() { ["limits"] = Any, ["requests"] = Any }),
        ["volumeMounts"] = PodFieldRule.ListOf(
            PodFieldRule.Object(new() { ["name"] = Any, ["mountPath"] = Any, ["readOnly"] = Any })),
        ["imagePullPolicy"] = Any,
        ["terminationMessagePath"] = PodFieldRule.OneOf("/dev/termination-log"),
        ["terminationMessagePolicy"] = PodFieldRule.OneOf("File"),
        ["securityContext"] = PodFieldRule.Object([]),
        ["stdin"] = PodFieldRule.OneOf("false"),
        ["stdinOnce"] = PodFieldRule.OneOf("false"),
        ["tty"] = PodFieldRule.OneOf("false"),
    });

    private static readonly PodFieldRule Volume = PodFieldRule.Object(new()
    {
        ["name"] = Any,
        ["emptyDir"] = PodFieldRule.Object(new() { ["sizeLimit"] = Any, ["medium"] = PodFieldRule.OneOf("") }),
    });

    private static readonly PodFieldRule Pod = PodFieldRule.Object(new()
    {
        ["containers"] = PodFieldRule.ListOf(Container),
        ["volumes"] = PodFieldRule.ListOf(Volume),
        ["restartPolicy"] = PodFieldRule.OneOf("Never"),
        ["hostNetwork"] = Any,
        ["terminationGracePeriodSeconds"] = Any,
        ["automountServiceAccountToken"] = PodFieldRule.OneOf("false"),
        ["hostPID"] = PodFieldRule.OneOf("false"),
        ["hostIPC"] = PodFieldRule.OneOf("false"),
        ["shareProcessNamespace"] = PodFieldRule.OneOf("false"),
        ["securityContext"] = PodFieldRule.Object([]),
        ["serviceAccountName"] = PodFieldRule.OneOf("default"),
        ["serviceAccount"] = PodFieldRule.OneOf("default"),
        ["dnsPolicy"] = Any,
        ["enableServiceLinks"] = Any,
        ["schedulerName"] = PodFieldRule.OneOf(WellKnown.SchedulerName),
        ["nodeName"] = Any,
        ["tolerations"] = Any,
        ["priority"] = Any,
        ["priorityClassName"] = Any,
        ["preemptionPolicy"] = Any,
    });

    /// <summary>Every field that a satellite would not honour; empty when it would honour all.</summary>
    /// <param name="spec">The pod, or a template's.</param>
    /// <param name="path">Where it stands: <c>spec</c> of a pod, <c>spec.template.spec</c> of a workload.</param>
    public static IReadOnlyList<RuleViolation> Unsupported(V1PodSpec spec, string path = "spec")
    {
        RuleBook book = new();
        JsonNode? json = JsonNode.Parse(SpaceCloudJson.Serialize(spec));
        Pod.Check(json, path, book);
        int containers = spec.Containers?.Count ?? 0;
        book.Require(containers == 1, $"{path}.containers", $"{containers} containers", "exactly 1 container", "make one workload a container");
        return book.Violations;
    }
}
