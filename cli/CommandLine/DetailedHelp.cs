using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>The usual help, and below it what a <see cref="DetailedCommand"/> has to say.</summary>
internal sealed class DetailedHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    /// <summary>Gives a command and all below it this help.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new DetailedHelp((SynchronousCommandLineAction)help.Action!);
        }
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DetailedCommand { Details: { } details })
        {
            parseResult.InvocationConfiguration.Output.WriteLine(details);
        }

        return code;
    }
}
