using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Lab.Cluster;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.CommandLine;

/// <summary>A demo that does not come to its end leaves as little behind as one that does.</summary>
[Collection(nameof(EndToEndCollection))]
public sealed class InterruptedDemoTests
{
    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task After_Ctrl_C_in_the_middle_of_the_run_nothing_stays()
    {
        using ScratchFolder scratch = new();
        await using LabProgram lab = LabProgram.Start(scratch.Artifacts, "demo", "--seed", "5", "--scenario", Scenarios.Equator);
        await lab.SaysAsync("image uplinked");
        RunTraces traces = await RunTraces.OfAsync(lab.RunFolder!);

        await lab.InterruptAsync();

        Assert.NotEqual(0, await lab.ExitCodeAsync());
        Assert.DoesNotContain(lab.Lines, IsStackTrace);
        await traces.AssertGoneAsync();
    }

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task After_a_program_that_does_not_start_the_error_names_it_and_nothing_stays()
    {
        using ScratchFolder scratch = new();
        await using LabProgram lab = LabProgram.Start(
            new Dictionary<string, string>(scratch.Artifacts) { ["KUBEBUILDER_ASSETS"] = BrokenControlPlane(scratch) }, "demo", "--scenario", Scenarios.Equator);
        await lab.SaysAsync("starting operator, extender and kube-scheduler");
        RunTraces traces = await RunTraces.OfAsync(lab.RunFolder!);

        Assert.Equal(1, await lab.ExitCodeAsync());

        string error = string.Join('\n', lab.Lines.SkipWhile(line => !line.StartsWith("spacecloud-lab:", StringComparison.Ordinal)));
        Assert.Contains("kube-scheduler", error, StringComparison.Ordinal);
        Assert.Contains("no scheduler today", error, StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Lines, IsStackTrace);
        await traces.AssertGoneAsync();
    }

    /// <summary>The real programs, but for the scheduler.</summary>
    private static string BrokenControlPlane(ScratchFolder scratch)
    {
        string folder = Directory.CreateDirectory(Path.Combine(scratch.Path, "assets")).FullName;
        foreach (string program in new[] { "etcd", "kube-apiserver", "kube-controller-manager" })
        {
            File.CreateSymbolicLink(Path.Combine(folder, program), Programs.Find(program));
        }

        string scheduler = Path.Combine(folder, "kube-scheduler");
        File.WriteAllText(scheduler, "#!/bin/sh\necho 'no scheduler today' >&2\nexit 1\n");
        File.SetUnixFileMode(scheduler, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }

    private static bool IsStackTrace(string line) => line.TrimStart().StartsWith("at ", StringComparison.Ordinal) || line.Contains("Unhandled", StringComparison.Ordinal);
}
