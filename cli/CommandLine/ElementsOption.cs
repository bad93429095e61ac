using System.CommandLine;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>--elements F</c>.</summary>
internal static class ElementsOption
{
    public static Option<string> Create() => new("--elements")
    {
        Description = "File of element sets: TLE, OMM (JSON, CSV, XML, KVN) or Satellite manifests; - is standard input",
        HelpName = "FILE",
        Required = true,
    };
}
