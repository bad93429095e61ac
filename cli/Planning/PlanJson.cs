using System.Text.Json;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Cli.Output;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Cli.Planning;

/// <summary>Decisions as programs read them. The names are a promise.</summary>
internal static class PlanJson
{
    /// <summary>Percent, degrees and seconds: finer digits would say nothing.</summary>
    private const int Decimals = 4;

    /// <summary>What decides between two candidates is shown, also where they score the same.</summary>
    private const int CostDecimals = 6;

    public static Task WriteAsync(PlanRun run, TextWriter text) => JsonRows.WriteAsync(run.Decisions, (json, decision) => WriteMembers(json, decision, run), text);

    private static void WriteMembers(Utf8JsonWriter json, PlanDecision decision, PlanRun run)
    {
        json.WriteString("workload", decision.Name);
        if (decision.Workload.Spec.Completions > 1)
        {
            json.WriteNumber("index", decision.Explanation?.Index ?? 0);
        }

        json.WriteString("decision", decision.Node);
        json.WriteStartArray("candidates");
        foreach (SatelliteExplanation candidate in decision.Candidates)
        {
            json.WriteStartObject();
            WriteCandidate(json, candidate, run.Predicted.Contains(candidate.Satellite), decision.Workload.Spec.Capture is not null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "notes", decision.Explanation?.Notes ?? []);
        Write(json, "problems", decision.Problems);
    }

    private static void WriteCandidate(Utf8JsonWriter json, SatelliteExplanation candidate, bool contactsComputed, bool captures)
    {
        PlacementPlan? plan = candidate.Plan;
        json.WriteString("node", candidate.Satellite);
        json.WriteBoolean("feasible", candidate.Verdict != SatelliteVerdict.Blocked);
        json.WriteString("reason", candidate.Reason);
        json.WriteString("message", candidate.Message);
        Write(json, "uplinkDoneUtc", plan?.UplinkDoneUtc);
        Write(json, "startUtc", plan?.StartUtc);
        Write(json, "finishUtc", plan?.FinishUtc);
        Write(json, "deliveredUtc", plan?.DeliveredUtc);
        Write(json, "minStateOfChargePercent", plan?.MinStateOfChargePercent);
        Write(json, "maxTemperatureCelsius", plan?.MaxTemperatureCelsius);
        if (plan?.MaxPayloadTemperatureCelsius is { } payload)
        {
            Write(json, "maxPayloadTemperatureCelsius", payload);
        }

        Write(json, "score", candidate.Score);
        Write(json, "cost", candidate.Cost, CostDecimals);
        WriteTerms(json, candidate.CostTerms);
        json.WriteStartArray("route");
        foreach (ContactUse use in plan?.Uplink ?? [])
        {
            WriteHop(json, use, use.Station, candidate.Satellite);
        }

        foreach (ContactUse use in plan?.Downlink ?? [])
        {
            WriteHop(json, use, candidate.Satellite, use.Station);
        }

        json.WriteEndArray();
        Write(json, "number", candidate.Number);
        Write(json, "limit", candidate.Limit);
        json.WriteString("unit", candidate.Unit);
        Write(json, "atUtc", candidate.LimitAtUtc);
        Write(json, "earliestFeasibleUtc", candidate.EarliestFeasibleUtc);
        json.WriteBoolean("bound", candidate.Verdict == SatelliteVerdict.Chosen);
        json.WriteBoolean("contactsComputed", contactsComputed);
        if (captures)
        {
            WriteCapture(json, plan?.Capture);
        }
    }

    private static void WriteCapture(Utf8JsonWriter json, CapturePlan? capture)
    {
        if (capture is null)
        {
            json.WriteNull("capture");
            return;
        }

        json.WriteStartObject("capture");
        json.WriteString("sensor", capture.Sensor);
        json.WriteStartArray("intervals");
        foreach (CaptureInterval interval in capture.Intervals)
        {
            json.WriteStartObject();
            Write(json, "startUtc", interval.StartUtc);
            Write(json, "endUtc", interval.EndUtc);
            Write(json, "sunElevationDegrees", interval.SunElevationDegrees);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "coveredPercent", capture.CoveredPercent);
        json.WriteNumber("bytes", capture.Bytes);
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, CostTerms? costTerms)
    {
        if (costTerms is not { } terms)
        {
            json.WriteNull("costTerms");
            return;
        }

        json.WriteStartObject("costTerms");
        Write(json, "delivery", terms.Delivery, CostDecimals);
        Write(json, "energy", terms.Energy, CostDecimals);
        Write(json, "wear", terms.Wear, CostDecimals);
        Write(json, "heat", terms.Heat, CostDecimals);
        Write(json, "link", terms.Link, CostDecimals);
        Write(json, "locality", terms.Locality, CostDecimals);
        Write(json, "fairness", terms.Fairness, CostDecimals);
        json.WriteEndObject();
    }

    private static void WriteHop(Utf8JsonWriter json, ContactUse use, string from, string to)
    {
        json.WriteStartObject();
        json.WriteString("contact", use.ContactId);
        json.WriteString("from", from);
        json.WriteString("to", to);
        Write(json, "startUtc", use.AosUtc);
        Write(json, "endUtc", use.LosUtc);
        json.WriteNumber("bytes", use.Bytes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> sentences)
    {
        json.WriteStartArray(name);
        foreach (string sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? utc) =>
        json.WriteString(name, utc is { } moment ? UtcMicroseconds.Text(moment) : null);

    private static void Write(Utf8JsonWriter json, string name, double? number, int decimals = Decimals)
    {
        if (number is { } figure)
        {
            json.WriteNumber(name, Math.Round(figure, decimals));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
