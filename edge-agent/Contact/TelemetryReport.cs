using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>What the satellite says of itself: a node annotation, and node conditions. Pure.</summary>
internal static class TelemetryReport
{
    public static Telemetry Of(PowerReading reading, long bundleVersion, IReadOnlyList<PodRecord> pods) => new(
        reading.State.AtUtc,
        Math.Round(reading.State.StateOfChargePercent, 2),
        Math.Round(reading.State.TemperatureCelsius, 2),
        reading.Sunlit,
        bundleVersion,
        [.. pods.Select(Pod)],
        reading.State.PayloadTemperatureCelsius is { } payload ? Math.Round(payload, 2) : null);

    public static JsonObject AnnotationPatch(Telemetry telemetry) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["annotations"] = new JsonObject { [WellKnown.TelemetryAnnotation] = Api.Facts.PodFacts.Write(telemetry) },
        },
    };

    /// <summary>A strategic merge patch: conditions of other writers stay, Ready among them, which is the operator's (D4).</summary>
    public static JsonObject ConditionsPatch(PowerReading reading, bool isRuntimeReady, DateTimeOffset realUtc) => new()
    {
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(
                Condition(
                    ConditionTypes.PowerOK,
                    reading.State.StateOfChargePercent >= reading.MinStateOfChargePercent,
                    "StateOfCharge",
                    $"state of charge is {Text(reading.State.StateOfChargePercent)} %, the floor is {Text(reading.MinStateOfChargePercent)} %",
                    realUtc),
                Condition(
                    ConditionTypes.ThermalOK,
                    reading.State.TemperatureCelsius <= reading.MaxTemperatureCelsius && !reading.IsPayloadTooHot,
                    "Temperature",
                    Temperatures(reading),
                    realUtc),
                Condition(
                    "RuntimeReady",
                    isRuntimeReady,
                    isRuntimeReady ? "RuntimeAnswers" : PodReason.RuntimeUnavailable,
                    isRuntimeReady ? "the container runtime answers" : "the container runtime does not answer",
                    realUtc)),
        },
    };

    private static PodTelemetry Pod(PodRecord pod) => new(
        pod.Order.Uid,
        State(pod.State),
        pod.UplinkedUtc,
        pod.DeferredUntilUtc,
        pod.StartedUtc,
        pod.FinishedUtc,
        pod.ContainerId.Length == 0 ? null : pod.ContainerId,
        pod.LowestStateOfChargePercent,
        pod.HighestTemperatureCelsius,
        pod.Message.Length == 0 ? null : pod.Message);

    private static OnBoardState State(PodState state) => state switch
    {
        PodState.Accepted or PodState.WaitingForImage => OnBoardState.Uplinking,
        PodState.Ready or PodState.Deferred or PodState.Starting => OnBoardState.Deferred,
        PodState.Running => OnBoardState.Running,
        PodState.Exited or PodState.ResultReady => OnBoardState.Finished,
        PodState.Delivered or PodState.Closed => OnBoardState.Delivered,
        _ => OnBoardState.Refused,
    };

    private static JsonObject Condition(string type, bool isTrue, string reason, string message, DateTimeOffset realUtc)
    {
        string now = realUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["type"] = type,
            ["status"] = isTrue ? "True" : "False",
            ["reason"] = reason,
            ["message"] = message,
            ["lastHeartbeatTime"] = now,
            ["lastTransitionTime"] = now,
        };
    }

    private static string Temperatures(PowerReading reading)
    {
        string platform = $"temperature is {Text(reading.State.TemperatureCelsius)} Cel, the limit is {Text(reading.MaxTemperatureCelsius)} Cel";
        return reading is { State.PayloadTemperatureCelsius: { } payload, MaxPayloadTemperatureCelsius: { } limit }
            ? $"{platform}; of the payload {Text(payload)} Cel, its limit is {Text(limit)} Cel"
            : platform;
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
