using System.Globalization;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A number on the command line.</summary>
internal static class NumberOption
{
    /// <exception cref="CommandException">It is no number in the range.</exception>
    public static double Read(string option, string text, double min, double max, string unit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= min && number <= max
            ? number
            : throw new CommandException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{option} is '{text}', expected a number from {min} to {max} {unit}"));
}
