using System.CommandLine;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>--ground-store DIR</c>: the ground's content store on this machine.</summary>
internal static class GroundStoreOption
{
    private const string Variable = "SPACECLOUD_GROUND_STORE";
    private const string SystemFolder = "/var/lib/spacecloud/ground-store";

    /// <summary>$SPACECLOUD_GROUND_STORE, or the system's folder.</summary>
    public static string DefaultFolder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : SystemFolder;

    public static Option<string?> Create() =>
        new("--ground-store") { Description = $"Folder of the ground store (default: ${Variable}, then {SystemFolder})" };
}
