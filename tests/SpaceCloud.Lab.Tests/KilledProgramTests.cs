using System.Diagnostics;
using SpaceCloud.Lab.Images;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Testing;

namespace SpaceCloud.Lab.Tests;

/// <summary>The lab as a program of its own, ended the orderly way and the hard way.</summary>
public sealed class KilledProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_killed_control_plane_program_leaves_no_process()
    {
        (RunningProgram lab, string kubeconfig) = await StartAsync("control-plane");
        await using (lab)
        {
            string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(kubeconfig.Split('=')[1])!, ".."));
            Assert.Equal(2, LabProcesses.WithArgument(folder).Count);
            lab.Process.Kill();
            await Eventually.BecomesTrueAsync("etcd and kube-apiserver are gone", () => LabProcesses.WithArgument(folder).Count == 0, Patience);
            await Tool.RunAsync(DotnetProgram.Path, ["exec", LabAssembly, "clean"]);
            Assert.False(Directory.Exists(folder));
        }
    }

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task A_killed_satellite_program_leaves_no_container_mount_or_namespace()
    {
        (RunningProgram lab, string answer) = await StartAsync("satellite", "alpha");
        await using (lab)
        {
            string networkNamespace = answer.Split(' ')[0];
            string folder = Path.GetDirectoryName(answer.Split(' ')[1])!;
            string sleeper = $"sleeper-{Guid.NewGuid():N}";
            await Tool.RunAsync("/usr/bin/ctr",
                ["--address", answer.Split(' ')[1], "-n", "k8s.io", "run", "--detach", "--net-host", BusyboxImages.PauseName, sleeper]);
            Assert.Contains(LabProcesses.WithArgument(folder), line => line.Contains("containerd-shim", StringComparison.Ordinal));

            lab.Process.Kill();

            await Eventually.BecomesTrueAsync("the namespace is gone", () => !Path.Exists($"/run/netns/{networkNamespace}"), Patience);
            await Eventually.BecomesTrueAsync("the folder is gone", () => !Directory.Exists(folder), Patience);
            await Eventually.BecomesTrueAsync("its processes are gone", () => LabProcesses.WithArgument(folder).Count == 0, Patience);
            Assert.False(Directory.Exists($"/run/containerd/runc/k8s.io/{sleeper}"));
            Assert.DoesNotContain(File.ReadLines("/proc/self/mountinfo"), line => line.Contains(folder, StringComparison.Ordinal));
        }
    }

    [RealPartFact(RealPart.Containerd, RealPart.NetworkNamespaces)]
    public async Task Ctrl_C_ends_it_in_order()
    {
        (RunningProgram lab, string answer) = await StartAsync("satellite", "alpha");
        await using (lab)
        {
            await Tool.RunAsync("/usr/bin/kill", ["-INT", lab.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await lab.Process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
            Assert.Equal(0, lab.Process.ExitCode);
            Assert.False(Path.Exists($"/run/netns/{answer.Split(' ')[0]}"));
            Assert.Empty(LabProcesses.WithArgument(Path.GetDirectoryName(answer.Split(' ')[1])!));
        }
    }

    private static string LabAssembly => typeof(Tool).Assembly.Location;

    /// <summary>Starts the lab's program and waits for the line it prints when it is ready.</summary>
    private static async Task<(RunningProgram Lab, string Line)> StartAsync(params string[] arguments)
    {
        RunningProgram lab = new(Process.Start(new ProcessStartInfo(DotnetProgram.Path, ["exec", LabAssembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        using CancellationTokenSource patience = new(Patience);
        string? line = await lab.Process.StandardOutput.ReadLineAsync(patience.Token);
        return (lab, line ?? throw new InvalidOperationException($"the lab ended: {await lab.Process.StandardError.ReadToEndAsync()}"));
    }

    /// <summary>A failed assertion must not leave a lab running.</summary>
    private sealed record RunningProgram(Process Process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            await Process.WaitForExitAsync();
            Process.Dispose();
        }
    }
}
