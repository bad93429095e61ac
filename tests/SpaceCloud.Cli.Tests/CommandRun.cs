using System.Text;
using SpaceCloud.Cli.CommandLine;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.Tests;

/// <summary>What a command line answered.</summary>
internal sealed record CommandRun(int Code, string Output, byte[] Bytes, string Error)
{
    /// <summary>Runs a command line as Program does, on a plain terminal.</summary>
    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync("", args);

    /// <summary>The same with something on standard input.</summary>
    public static async Task<CommandRun> OfAsync(string input, string[] args)
    {
        using StringWriter output = new();
        using MemoryStream bytes = new();
        using StringWriter error = new();
        int code = await SpaceCloudCommand.InvokeAsync(args, new Terminal(output, bytes, error, isRich: false, TimeProvider.System, () => new MemoryStream(Encoding.UTF8.GetBytes(input))));
        return new CommandRun(code, output.ToString(), bytes.ToArray(), error.ToString());
    }

    public string Text => Encoding.UTF8.GetString(Bytes);
}
