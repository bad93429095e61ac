using System.Globalization;
using System.Text;
using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Cli.Output;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Cli.Planning;

/// <summary>Decisions as people read them: a block a workload, the decision first, then every candidate with its plan or its number.</summary>
internal static class PlanPage
{
    private const int LabelWidth = 13;

    private static readonly string[] Headers = ["    CANDIDATE", "SCORE", "START", "DELIVERED", "BATTERY", "TEMPERATURE"];

    public static Task WriteAsync(PlanRun run, PlanFleet fleet, DateTimeOffset nowUtc, TextWriter text)
    {
        Dictionary<string, SatelliteSpec> specs = fleet.Satellites.ToDictionary(satellite => satellite.Metadata.Name ?? "", satellite => satellite.Spec, StringComparer.Ordinal);
        StringBuilder page = new();
        Add(page, "", $"judged at {UtcMicroseconds.Seconds(nowUtc)} mission time");
        foreach (string note in run.Notes)
        {
            Add(page, "note: ", note);
        }

        foreach (PlanDecision decision in run.Decisions)
        {
            page.Append('\n');
            string index = decision.Workload.Spec.Completions > 1 && decision.Explanation is { } one ? string.Create(CultureInfo.InvariantCulture, $" index {one.Index}") : "";
            Add(page, "", $"{decision.Name}{index}: {decision.Node ?? "no satellite can do it"}");
            foreach (string problem in decision.Problems)
            {
                Add(page, "  ", problem);
            }

            // What an image weighs is said once for all workloads that have it.
            foreach (string note in (decision.Explanation?.Notes ?? []).Where(note => note != ExplanationFacts.ImageNotCounted))
            {
                Add(page, "    note: ", note);
            }

            AddDecision(page, decision, specs);
            AddCandidates(page, decision.Candidates, decision.Node);
        }

        return text.WriteAsync(page.ToString());
    }

    private static void AddDecision(StringBuilder page, PlanDecision decision, Dictionary<string, SatelliteSpec> specs)
    {
        if (decision.Candidates is not [{ Plan: { } plan } chosen, ..] || chosen.Satellite != decision.Node)
        {
            return;
        }

        if (chosen.Verdict == SatelliteVerdict.Chosen)
        {
            Fact(page, "bound", $"by pod {decision.Explanation?.Pod}, planned at {UtcMicroseconds.Seconds(plan.PlannedUtc)}");
        }

        SatelliteSpec? spec = specs.GetValueOrDefault(chosen.Satellite);
        Fact(page, "on board", $"{UtcMicroseconds.Seconds(plan.UplinkDoneUtc)}{Over(plan.Uplink)}");
        if (plan.Capture is { } capture)
        {
            Fact(page, "capture", Captured(capture));
        }

        Fact(page, "start", UtcMicroseconds.Seconds(plan.StartUtc) + (plan.StartDeferredBecause is { } why ? $", deferred because otherwise {why.Message}" : ""));
        Fact(page, "finish", UtcMicroseconds.Seconds(plan.FinishUtc));
        Fact(page, "delivered", $"{UtcMicroseconds.Seconds(plan.DeliveredUtc)}{Over(plan.Downlink)}");
        Fact(page, "battery", string.Create(
            CultureInfo.InvariantCulture,
            $"not below {plan.MinStateOfChargePercent:0.0} % (floor {spec?.Power.MinStateOfChargePercent:0.###} %), lowest at {UtcMicroseconds.Seconds(plan.MinStateOfChargeAtUtc)}"));
        if (plan is { MaxTemperatureCelsius: { } celsius, MaxTemperatureAtUtc: { } atUtc })
        {
            Fact(page, "temperature", string.Create(
                CultureInfo.InvariantCulture,
                $"not above {celsius:0.0} C (limit {spec?.Thermal.MaxTemperatureCelsius:0.###} C), highest at {UtcMicroseconds.Seconds(atUtc)}"));
        }

        if (plan is { MaxPayloadTemperatureCelsius: { } payloadCelsius, MaxPayloadTemperatureAtUtc: { } payloadAtUtc })
        {
            Fact(page, "payload", string.Create(
                CultureInfo.InvariantCulture,
                $"not above {payloadCelsius:0.0} C (limit {spec?.Thermal.Payload?.MaxTemperatureCelsius:0.###} C), highest at {UtcMicroseconds.Seconds(payloadAtUtc)}"));
        }
    }

    private static void AddCandidates(StringBuilder page, IReadOnlyList<SatelliteExplanation> candidates, string? node)
    {
        SatelliteExplanation[] able = [.. candidates.Where(candidate => candidate.Verdict != SatelliteVerdict.Blocked)];
        if (able.Length > 0)
        {
            page.Append('\n').Append(PlainTable.Format(Headers, [.. able.Select(candidate => Row(candidate, candidate.Satellite == node))]));
        }

        SatelliteExplanation[] blocked = [.. candidates.Where(candidate => candidate.Verdict == SatelliteVerdict.Blocked)];
        if (blocked.Length == 0)
        {
            return;
        }

        int width = Math.Max("REFUSED".Length, blocked.Max(candidate => candidate.Satellite.Length)) + 3;
        page.Append('\n').Append("    ").Append("REFUSED".PadRight(width)).Append("REASON\n");
        foreach (SatelliteExplanation candidate in blocked)
        {
            string head = $"    {candidate.Satellite.PadRight(width)}";
            Add(page, head, $"{candidate.Reason}: {candidate.Message}");
            if (candidate.EarliestFeasibleUtc is { } earliest)
            {
                Add(page, new string(' ', head.Length), $"possible from {UtcMicroseconds.Seconds(earliest)} on");
            }
        }
    }

    private static string[] Row(SatelliteExplanation candidate, bool isDecision)
    {
        PlacementPlan? plan = candidate.Plan;
        return
        [
            $"{(isDecision ? "  * " : "    ")}{candidate.Satellite}",
            candidate.Score?.ToString(CultureInfo.InvariantCulture) ?? "bound",
            plan is null ? "-" : UtcMicroseconds.Seconds(plan.StartUtc),
            plan is null ? "-" : UtcMicroseconds.Seconds(plan.DeliveredUtc),
            plan is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{plan.MinStateOfChargePercent:0.0} %"),
            plan?.MaxTemperatureCelsius is { } celsius ? string.Create(CultureInfo.InvariantCulture, $"{celsius:0.0} C") : "-",
        ];
    }

    private static string Over(IReadOnlyList<ContactUse> uses) => uses.Count switch
    {
        0 => "",
        1 => $" over {uses[0].Station}",
        _ => string.Create(CultureInfo.InvariantCulture, $" over {string.Join(", ", uses.Select(use => use.Station))} ({uses.Count} contacts)"),
    };

    private static string Captured(CapturePlan capture) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", capture.Intervals.Select(one => $"{UtcMicroseconds.Seconds(one.StartUtc)} to {UtcMicroseconds.Seconds(one.EndUtc)}"))} by sensor {capture.Sensor}, {capture.CoveredPercent:0.#} % of the area, {capture.Bytes} bytes");

    private static void Fact(StringBuilder page, string label, string text) => Add(page, $"    {label.PadRight(LabelWidth)}", text);

    private static void Add(StringBuilder page, string head, string text)
    {
        foreach (string line in WrappedText.Lines(head, text))
        {
            page.Append(line).Append('\n');
        }
    }
}
