using System.CommandLine;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Lab.Runs;

namespace SpaceCloud.Lab.CommandLine;

/// <summary>`spacecloud-lab control-plane`: a control plane by hand, until Ctrl-C.</summary>
internal static class ControlPlaneCommand
{
    internal static Command Create()
    {
        Option<string?> folder = new("--folder") { Description = "Where keys, data and logs go; kept when it ends. Default: a new temporary folder" };
        Option<bool> controllerManager = new("--with-controller-manager") { Description = "Start kube-controller-manager too" };
        Option<bool> scheduler = new("--with-scheduler") { Description = "Start kube-scheduler too, with its default configuration" };
        Command command = new("control-plane", "Run etcd and kube-apiserver on loopback until Ctrl-C, and print how to reach them") { folder, controllerManager, scheduler };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string? kept = parsed.GetValue(folder);
            await using LabRun run = LabRun.Begin(kept, keepFolder: kept is not null);
            await using ControlPlane controlPlane = await ControlPlane.StartAsync(
                new ControlPlaneOptions
                {
                    Run = run,
                    WithControllerManager = parsed.GetValue(controllerManager),
                    WithDefaultScheduler = parsed.GetValue(scheduler),
                },
                cancellationToken);
            await Console.Out.WriteLineAsync($"export KUBECONFIG={controlPlane.AdminKubeconfig}");
            await Console.Error.WriteLineAsync("The control plane is ready. Ctrl-C ends it.");
            await UntilCancelled.WaitAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
