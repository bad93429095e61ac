using System.CommandLine;
using SpaceCloud.Lab.Runs;
using SpaceCloud.Lab.Satellites;

namespace SpaceCloud.Lab.CommandLine;

/// <summary>`spacecloud-lab satellite NAME`: one satellite's namespace and containerd by hand, until Ctrl-C.</summary>
internal static class SatelliteCommand
{
    internal static Command Create()
    {
        Argument<string> name = new("name") { Description = "Name of the satellite" };
        Command command = new("satellite", "Run one satellite's network namespace and containerd until Ctrl-C") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using LabRun run = LabRun.Begin();
            await using SatelliteHost host = await SatelliteHost.StartAsync(run, parsed.GetRequiredValue(name), cancellationToken);
            await Console.Out.WriteLineAsync($"{host.NetworkNamespace} {host.ContainerdSocket}");
            await Console.Error.WriteLineAsync("The satellite's host is ready. Ctrl-C ends it.");
            await UntilCancelled.WaitAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
