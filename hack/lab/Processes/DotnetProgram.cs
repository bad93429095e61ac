using System.Runtime.InteropServices;

namespace SpaceCloud.Lab.Processes;

/// <summary>The `dotnet` that runs us, to run our other programs with.</summary>
public static class DotnetProgram
{
    /// <summary>Its path: of this very process where it is one, else the one above the runtime's own folder.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (System.IO.Path.GetFileName(Environment.ProcessPath) == "dotnet")
        {
            return Environment.ProcessPath!;
        }

        // .../dotnet beside .../shared/Microsoft.NETCore.App/10.0.x/
        string above = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        return File.Exists(above) ? above : "dotnet";
    }
}
