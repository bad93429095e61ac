using SpaceCloud.Api;
using SpaceCloud.Cli.CommandLine;
using SpaceCloud.Cli.Output;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Cli.Explaining;

/// <summary>What the installation's programs were told: from the command line, or else from the installation's ConfigMap.</summary>
/// <param name="Clock">The mission clock.</param>
/// <param name="Weights">How much each term of a candidate's cost counts.</param>
internal sealed record InstallationSettings(MissionClock Clock, ScoreWeights Weights)
{
    private const string Place = $"ConfigMap {WellKnown.SystemNamespace}/{WellKnown.ConfigMapName}";

    /// <summary>Reads them.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="clockText">What the command line says of the clock, or null.</param>
    /// <param name="weightsText">What it says of the weights, or null.</param>
    /// <param name="notes">Takes what could not be seen.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CommandException">A text is wrong.</exception>
    public static async Task<InstallationSettings> ReadAsync(
        IKubernetesClient client, string? clockText, string? weightsText, List<string> notes, CancellationToken cancellationToken)
    {
        MissionClock? clock = clockText is null ? null
            : MissionClock.TryParse(clockText, out MissionClock? given, out string? error) ? given : throw new CommandException(ExitCode.Usage, error);
        ScoreWeights? weights = weightsText is null ? null : ScoreWeightsOption.Read(weightsText);
        if (clock is not null && weights is not null)
        {
            return new InstallationSettings(clock, weights);
        }

        IReadOnlyDictionary<string, string>? stored = null;
        try
        {
            stored = (await client.GetAsync<V1ConfigMap>(WellKnown.ConfigMapName, WellKnown.SystemNamespace, cancellationToken))?.Data;
        }
        catch (KubernetesException problem) when (problem.IsForbidden)
        {
            string[] assumed =
            [
                .. clock is null ? ["mission time is taken for real time (or give --mission-clock)"] : Array.Empty<string>(),
                .. weights is null ? ["the default score weights are taken (or give --score-weights)"] : Array.Empty<string>(),
            ];
            notes.Add($"you may not read {Place}: {string.Join(", ", assumed)}");
        }

        return new InstallationSettings(
            clock ?? Stored(stored?.GetValueOrDefault(WellKnown.MissionClockKey)),
            weights ?? StoredWeights(stored?.GetValueOrDefault(WellKnown.ScoreWeightsKey)));
    }

    private static MissionClock Stored(string? text) =>
        string.IsNullOrEmpty(text) ? MissionClock.RealTime
        : MissionClock.TryParse(text, out MissionClock? clock, out string? problem) ? clock
        : throw new CommandException(ExitCode.Failed, $"{Place}: {problem}");

    private static ScoreWeights StoredWeights(string? text) => ScoreWeights.TryParse(text, out ScoreWeights? weights, out IReadOnlyList<string> problems)
        ? weights
        : throw new CommandException(ExitCode.Failed, $"{Place}: {WellKnown.ScoreWeightsKey}: {string.Join("; ", problems)}");
}
