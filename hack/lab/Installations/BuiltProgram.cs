using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Installations;

/// <summary>The project's own programs, as the build left them in this checkout, in the configuration we were built in.</summary>
internal static class BuiltProgram
{
    internal static readonly (string Folder, string Name) Operator = ("operator", "spacecloud-operator");
    internal static readonly (string Folder, string Name) Extender = ("scheduler-extender", "spacecloud-scheduler-extender");
    internal static readonly (string Folder, string Name) Agent = ("edge-agent", "spacecloud-edge-agent");
    internal static readonly (string Folder, string Name) Link = ("hack/link", "spacecloud-link");
    internal static readonly (string Folder, string Name) CommandLine = ("cli", "kubectl-spacecloud");

    /// <summary>The command that runs a program.</summary>
    internal static Command Run((string Folder, string Name) program, string name, params IEnumerable<string> arguments) =>
        new(name, DotnetProgram.Path, ["exec", Assembly(program), .. arguments])
        {
            // Twenty of them share two cores: less garbage collector, no profiling of code that runs for minutes.
            Environment = new Dictionary<string, string>
            {
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_gcConcurrent"] = "0",
                ["DOTNET_TieredPGO"] = "0",
            },
        };

    /// <summary>Runs a program to its end and returns what it said.</summary>
    internal static Task<ToolResult> RunToEndAsync((string Folder, string Name) program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Tool.TryAsync(DotnetProgram.Path, ["exec", Assembly(program), .. arguments], cancellationToken);

    internal static string Assembly((string Folder, string Name) program)
    {
        string configuration = AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";
        string path = Path.Combine(Checkout.Root(), program.Folder, "bin", configuration, "net10.0", $"{program.Name}.dll");
        return File.Exists(path) ? path : throw new LabException($"{path} is not there; run `make build`");
    }
}
