using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>
/// A pod's status as kubelet would write it: times in it are real ones, as everywhere in Kubernetes; mission times stand in
/// the messages. Pure.
/// </summary>
internal static class PodStatusReport
{
    /// <summary>A strategic merge patch of the pod's status, bound to its uid.</summary>
    public static JsonObject Patch(PodRecord pod, DateTimeOffset realUtc)
    {
        string phase = Phase(pod);
        JsonObject status = new()
        {
            ["phase"] = phase,
            ["startTime"] = Time(pod.AcceptedRealUtc),
            ["conditions"] = new JsonArray(
                Condition("Initialized", true, string.Empty, realUtc),
                Condition("Ready", pod.State == PodState.Running, ReadyReason(pod), realUtc),
                Condition("ContainersReady", pod.State == PodState.Running, ReadyReason(pod), realUtc)),
            ["containerStatuses"] = new JsonArray(Container(pod)),
        };
        bool neverRan = pod.State is PodState.Refused or PodState.GaveUp;
        status["reason"] = neverRan ? pod.Reason : null;
        status["message"] = Message(pod);
        return new JsonObject { ["metadata"] = new JsonObject { ["uid"] = pod.Order.Uid }, ["status"] = status };
    }

    public static string Phase(PodRecord pod) => pod.State switch
    {
        PodState.Running => "Running",
        PodState.Refused or PodState.GaveUp => "Failed",
        PodState.Exited or PodState.ResultReady or PodState.Delivered or PodState.Closed => pod.ExitCode == 0 ? "Succeeded" : "Failed",
        _ => "Pending",
    };

    private static JsonObject Container(PodRecord pod) => new()
    {
        ["name"] = pod.Order.ContainerName,
        ["image"] = pod.Order.Image,
        ["imageID"] = pod.UplinkedUtc is null ? string.Empty : pod.Order.Image,
        ["containerID"] = pod.ContainerId.Length == 0 ? null : "containerd://" + pod.ContainerId,
        ["ready"] = pod.State == PodState.Running,
        ["started"] = pod.State == PodState.Running,
        ["restartCount"] = 0,
        ["state"] = State(pod),
    };

    private static JsonObject State(PodRecord pod)
    {
        if (pod.State == PodState.Running)
        {
            // An explicit null takes the earlier state away: the parts of a state merge.
            return new JsonObject { ["running"] = new JsonObject { ["startedAt"] = Time(pod.StartedRealUtc) }, ["waiting"] = null };
        }

        if (pod.ExitCode is { } exitCode)
        {
            return new JsonObject
            {
                ["terminated"] = new JsonObject
                {
                    ["exitCode"] = exitCode,
                    ["reason"] = pod.Reason,
                    ["message"] = pod.Message,
                    ["startedAt"] = Time(pod.StartedRealUtc),
                    ["finishedAt"] = Time(pod.FinishedRealUtc),
                    ["containerID"] = "containerd://" + pod.ContainerId,
                },
                ["running"] = null,
                ["waiting"] = null,
            };
        }

        // A container that was lost was told as running before.
        return new JsonObject
        {
            ["waiting"] = new JsonObject { ["reason"] = WaitingReason(pod), ["message"] = pod.Message },
            ["running"] = null,
        };
    }

    private static string WaitingReason(PodRecord pod) => (pod.State, pod.Reason) switch
    {
        (PodState.Starting, "") => "ContainerCreating",
        (PodState.Deferred, _) => "StartDeferred",
        (_, "") => pod.State.ToString(),
        _ => pod.Reason,
    };

    private static string ReadyReason(PodRecord pod) => pod.State switch
    {
        PodState.Running => string.Empty,
        _ when pod.ExitCode is not null => "PodCompleted",
        _ => "ContainersNotReady",
    };

    private static string? Message(PodRecord pod)
    {
        string started = pod.StartedUtc is { } from ? $" Started {MissionText.Of(from)} mission time." : string.Empty;
        string text = (pod.Message + started).Trim();
        return text.Length == 0 ? null : text;
    }

    private static JsonObject Condition(string type, bool isTrue, string reason, DateTimeOffset realUtc) => new()
    {
        ["type"] = type,
        ["status"] = isTrue ? "True" : "False",
        ["reason"] = reason.Length == 0 ? null : reason,
        ["lastTransitionTime"] = Time(realUtc),
    };

    private static string? Time(DateTimeOffset? utc) =>
        utc?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
