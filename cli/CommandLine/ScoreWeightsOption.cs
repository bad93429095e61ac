using System.CommandLine;
using SpaceCloud.Cli.Output;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>Weights of a candidate's cost on the command line.</summary>
internal static class ScoreWeightsOption
{
    public static Option<string?> Create(string otherwise) => new("--score-weights")
    {
        Description = $"How much each term of a candidate's cost counts, {ScoreWeights.Default} (default: {otherwise})",
        HelpName = "NAME=NUMBER,...",
    };

    /// <exception cref="CommandException">It is wrong; the message has every problem.</exception>
    public static ScoreWeights Read(string? text) => ScoreWeights.TryParse(text, out ScoreWeights? weights, out IReadOnlyList<string> problems)
        ? weights
        : throw new CommandException(ExitCode.Usage, $"--score-weights: {string.Join("; ", problems)}");
}
