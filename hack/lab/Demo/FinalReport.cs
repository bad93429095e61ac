using System.Globalization;
using System.Text;
using Spectre.Console;
using SpaceCloud.Api;

namespace SpaceCloud.Lab.Demo;

/// <summary>What is printed when a run has ended: the six satellites, plan against happening, log, result.</summary>
internal static class FinalReport
{
    private const int MaxShownCharacters = 1600;

    internal static void Print(IAnsiConsole console, DemoOutcome outcome, DemoSummary summary)
    {
        console.WriteLine();
        console.Write(Fleet(outcome).Border(Border(console)));
        console.WriteLine();
        console.Write(Times(summary).Border(Border(console)));
        PrintText(console, "The container's log", outcome.Log);
        PrintText(console, "The result (GeoJSON)", outcome.GeoJson);
        console.WriteLine($"sha256 on the ground {summary.Sha256 ?? "-"}");
        console.WriteLine($"sha256 on board      {summary.Sha256OnBoard ?? "-"}");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hot spots: {summary.HotSpotsPlanted} planted (seed {summary.Seed}), {summary.HotSpotsFound} found; link: {summary.BytesUp} B up, {summary.BytesDown} B down; {summary.RealSeconds} s"));
        foreach (string failure in summary.Failures)
        {
            console.MarkupLineInterpolated($"[red]FAILED[/]: {failure}");
        }

        console.MarkupLine(summary.Succeeded ? "[green]Succeeded[/]: what came down is byte-identical to what was written on board, and the spots are the planted ones." : "[red]The demo has failed.[/]");
    }

    private static TableBorder Border(IAnsiConsole console) => console.Profile.Capabilities.Unicode ? TableBorder.Simple : TableBorder.Ascii2;

    private static Table Fleet(DemoOutcome outcome)
    {
        Table table = new Table().Title("Satellites at the decision");
        table.AddColumns("satellite", "owner", "next contact", "sunlit", "charge", "temp.", "verdict");
        foreach (Satellite satellite in outcome.AtDecision)
        {
            SatelliteStatus? status = satellite.Status;
            SatelliteSummary? verdict = outcome.Verdicts.FirstOrDefault(one => one.Name == satellite.Metadata.Name);
            table.AddRow(
                Escaped(satellite.Metadata.Name),
                Escaped(satellite.Spec.Owner),
                status?.NextContact is { } next ? Escaped($"{Quantity.Clock(next.AosUtc)} {next.Station}") : "-",
                status?.Sunlit is { } sunlit ? sunlit ? "yes" : "no" : "-",
                Figure(status?.StateOfChargePercent, "%"),
                Figure(status?.TemperatureCelsius, "C"),
                Escaped(Verdict(verdict)));
        }

        return table;
    }

    private static string Verdict(SatelliteSummary? verdict) => verdict switch
    {
        null => "-",
        { Reason: { } reason } => $"{reason}: {verdict.Message}",
        _ => verdict.Message is { } message ? $"{verdict.Verdict}: {message}" : verdict.Verdict,
    };

    private static Table Times(DemoSummary summary)
    {
        Table table = new Table().Title("Plan against happening (mission UTC)");
        table.AddColumns("", "planned", "happened", "difference");
        Row("on board", summary.Uplink);
        Row("start", summary.Start);
        Row("finish", summary.Finish);
        Row("result on the ground", summary.Delivery);
        return table;

        void Row(string what, PlanAndHappening? moment) => table.AddRow(
            what,
            moment?.Planned is { } planned ? Quantity.Clock(planned) : "-",
            moment?.Happened is { } happened ? Quantity.Clock(happened) : "-",
            moment is { Planned: { } before, Happened: { } after }
                ? string.Create(CultureInfo.InvariantCulture, $"{(after - before).TotalSeconds:+0;-0;0} s")
                : "-");
    }

    private static void PrintText(IAnsiConsole console, string title, byte[]? text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        string shown = text is null ? "(none)" : Encoding.UTF8.GetString(text).TrimEnd();
        console.WriteLine(shown.Length > MaxShownCharacters ? shown[..MaxShownCharacters] + $"\n... ({text!.Length} bytes in all)" : shown);
        console.WriteLine();
    }

    private static string Figure(double? value, string unit) =>
        value is { } figure ? string.Create(CultureInfo.InvariantCulture, $"{figure:0.0} {unit}") : "-";

    private static string Escaped(string? text) => Markup.Escape(text ?? "-");
}
