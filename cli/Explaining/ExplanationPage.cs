using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Json;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.Explaining;

/// <summary>An explanation as people and programs read it.</summary>
internal static class ExplanationPage
{
    private static readonly string[] Headers = ["SATELLITE", "VERDICT", "NEXT-CONTACT", "REASON", "DETAIL"];

    public static async Task WriteAsync(Explanation explanation, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            await terminal.Text.WriteLineAsync(SpaceCloudJson.Text(explanation));
            return;
        }

        string pod = explanation.Pod is null ? "no pod yet" : $"pod {explanation.Pod}, attempt {explanation.Attempt}";
        await terminal.Text.WriteLineAsync(
            $"{explanation.Namespace}/{explanation.Workload} index {explanation.Index}: {pod}; judged at {UtcText.Write(explanation.AtUtc)} mission time");
        foreach (string note in explanation.Notes)
        {
            await terminal.Text.WriteLineAsync($"note: {note}");
        }

        if (explanation.Satellites.Count == 0)
        {
            await terminal.Text.WriteLineAsync("The cluster has no Satellite; apply one.");
            return;
        }

        IReadOnlyList<SatelliteExplanation> satellites = explanation.Satellites;
        await terminal.WriteTableAsync(
            Headers, [.. satellites.Select(satellite => Row(satellite, explanation.AtUtc))], row => satellites[row].Verdict == SatelliteVerdict.Chosen);
    }

    private static string[] Row(SatelliteExplanation satellite, DateTimeOffset atUtc) =>
    [
        satellite.Satellite,
        satellite.Verdict == SatelliteVerdict.Chosen ? "* chosen" : satellite.Verdict == SatelliteVerdict.Feasible ? "feasible" : "blocked",
        Contact(satellite.NextContact, atUtc),
        satellite.Reason ?? "-",
        satellite.Message + (satellite.EarliestFeasibleUtc is { } earliest ? $" (from {UtcText.Write(earliest)} not any more)" : ""),
    ];

    private static string Contact(NextContact? contact, DateTimeOffset atUtc) => contact switch
    {
        null => "none known",
        _ when contact.AosUtc <= atUtc => string.Create(CultureInfo.InvariantCulture, $"{contact.Station} open to {contact.LosUtc:HH:mm:ss'Z'}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{contact.Station} {contact.AosUtc:HH:mm:ss'Z'} in {(contact.AosUtc - atUtc).TotalMinutes:0} min"),
    };
}
