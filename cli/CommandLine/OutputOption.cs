using System.CommandLine;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>-o json</c>.</summary>
internal static class OutputOption
{
    public static Option<OutputFormat> Create()
    {
        Option<OutputFormat> option = new("--output", "-o")
        {
            Description = "table (default) or json",
            HelpName = "table|json",
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (!Enum.TryParse(text, ignoreCase: true, out OutputFormat format) || char.IsAsciiDigit(text[0]))
                {
                    result.AddError($"--output is '{text}', expected table or json");
                }

                return format;
            },
        };
        return option;
    }
}
