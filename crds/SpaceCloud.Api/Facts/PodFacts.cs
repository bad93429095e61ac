using System.Globalization;
using System.Text;
using System.Text.Json;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Api.Facts;

/// <summary>What stands in the labels and annotations of orbit pods and satellite nodes.</summary>
public static class PodFacts
{
    private const int MostContacts = 1000;
    private const long MostBytes = 1L << 50;

    /// <summary>The demand the operator wrote.</summary>
    public static AnnotationReading<Demand> DemandOf(V1Pod pod) => DemandOf(pod.GetAnnotation(WellKnown.DemandAnnotation));

    /// <summary>The demand in the text of its annotation; null for an annotation that is not there.</summary>
    public static AnnotationReading<Demand> DemandOf(string? annotation) => Read<Demand>(annotation, WellKnown.DemandAnnotation);

    /// <summary>The plan the extender wrote with the binding.</summary>
    /// <remarks>Whoever may edit the pod may edit the annotation: figures nobody could have planned are a problem, not a plan.</remarks>
    public static AnnotationReading<PlacementPlan> PlanOf(V1Pod pod)
    {
        AnnotationReading<PlacementPlan> reading = Read<PlacementPlan>(pod, WellKnown.PlanAnnotation);
        return reading.Value is { } plan && !IsPlausible(plan)
            ? new AnnotationReading<PlacementPlan>(null, $"annotation {WellKnown.PlanAnnotation} holds times or bytes that no plan can have")
            : reading;
    }

    /// <summary>The telemetry the agent wrote.</summary>
    /// <remarks>Figures that the Satellite's status cannot hold are a problem: nothing else could be said of it any more.</remarks>
    public static AnnotationReading<Telemetry> TelemetryOf(V1Node node)
    {
        AnnotationReading<Telemetry> reading = Read<Telemetry>(node, WellKnown.TelemetryAnnotation);
        return reading.Value is { } telemetry && !IsPlausible(telemetry)
            ? new AnnotationReading<Telemetry>(null, $"annotation {WellKnown.TelemetryAnnotation} holds figures that cannot be: charge is 0 to 100 percent, versions are not negative, pods have UIDs")
            : reading;
    }

    /// <summary>The text of an annotation for any of these values.</summary>
    public static string Write<T>(T value) => SpaceCloudJson.Text(value);

    /// <summary>Name of the pod of an attempt: <c>WORKLOAD-INDEX-ATTEMPT</c>.</summary>
    public static string NameOf(string workload, int index, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{workload}-{index}-{attempt}");

    /// <summary>Number in a label, or null when it is absent or no number.</summary>
    public static int? NumberOf(V1Pod pod, string label) =>
        int.TryParse(pod.GetLabel(label), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The pod still takes or may take what its plan reserves: it has not ended.</summary>
    public static bool IsCommitted(V1Pod pod) => pod.Status?.Phase is not ("Succeeded" or "Failed");

    private static bool IsPlausible(Telemetry telemetry) =>
        Math.Round(telemetry.StateOfChargePercent, 2) is >= 0 and <= 100
        && telemetry.TemperatureCelsius is > -274 and < 10_000
        && telemetry.PayloadTemperatureCelsius is null or > -274 and < 10_000
        && telemetry.AtUtc.Year is >= 1957 and < 2200
        && telemetry.BundleVersion >= 0
        && telemetry.Pods?.All(pod => pod?.Uid is not null) == true;

    private static bool IsPlausible(PlacementPlan plan) =>
        new[] { plan.PlannedUtc, plan.UplinkDoneUtc, plan.EarliestStartUtc, plan.StartUtc, plan.StartNotAfterUtc, plan.FinishUtc, plan.DeliveredUtc }
            .All(utc => utc.Year is >= 1957 and < 2200)
        && plan.FinishUtc >= plan.StartUtc
        && plan.Segments.Count <= MostContacts
        && plan.Segments.All(segment => segment.StartUtc >= plan.StartUtc && segment.FinishUtc >= segment.StartUtc && segment.FinishUtc <= plan.FinishUtc)
        && (plan.Capture is null || IsPlausible(plan.Capture))
        && plan.Uplink.Count + plan.Downlink.Count <= MostContacts
        && plan.Uplink.Concat(plan.Downlink).All(use => use is { ContactId: not null, Bytes: >= 0 and <= MostBytes });

    private static bool IsPlausible(CapturePlan capture) =>
        capture.Intervals.Count is > 0 and <= MostContacts
        && capture.Bytes is >= 0 and <= MostBytes
        && capture.Intervals.All(one => one is { StartUtc.Year: >= 1957 and < 2200, EndUtc.Year: >= 1957 and < 2200 } && one.EndUtc >= one.StartUtc);

    private static AnnotationReading<T> Read<T>(IKubernetesObject<V1ObjectMeta> obj, string annotation)
        where T : class => Read<T>(obj.GetAnnotation(annotation), annotation);

    private static AnnotationReading<T> Read<T>(string? text, string annotation)
        where T : class
    {
        if (text is null)
        {
            return new AnnotationReading<T>(null, null);
        }

        try
        {
            return new AnnotationReading<T>(SpaceCloudJson.Deserialize<T>(Encoding.UTF8.GetBytes(text)), null);
        }
        catch (JsonException problem)
        {
            return new AnnotationReading<T>(null, $"annotation {annotation} cannot be read: {problem.Message}");
        }
    }
}
