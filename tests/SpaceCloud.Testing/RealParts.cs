using System.Diagnostics;
using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.Testing;

/// <summary>Finds out which real parts this machine has. Prepared by `make prepare`.</summary>
public static class RealParts
{
    /// <summary>Null when all parts are here, otherwise a sentence that names what is missing and the remedy.</summary>
    public static string? Missing(params RealPart[] parts)
    {
        string[] missing = [.. parts.Select(Reason).OfType<string>()];
        return missing.Length == 0 ? null : $"{string.Join("; ", missing)}. Run `make prepare` (as root) first.";
    }

    private static string? Reason(RealPart part) => part switch
    {
        RealPart.ControlPlane => Absent("a control plane", "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"),
        RealPart.Containerd => NotRoot() ?? Absent("a container runtime", "containerd", "ctr", "runc"),
        RealPart.Helm => Absent("helm", "helm"),
        RealPart.NetworkNamespaces => NotRoot() ?? Absent("iproute2", "ip"),
        RealPart.PythonSgp4 => PythonHasSgp4.Value ? null : "Debian's python3-sgp4 is not installed",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private static readonly Lazy<bool> PythonHasSgp4 = new(() =>
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import sgp4"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            return python.WaitForExit(TimeSpan.FromSeconds(20)) && python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private static string? Absent(string what, params string[] programs)
    {
        string[] absent = [.. programs.Where(program => Programs.FindOrNull(program) is null)];
        return absent.Length == 0 ? null : $"{what} is not here ({string.Join(", ", absent)})";
    }

    private static string? NotRoot() => Environment.IsPrivilegedProcess ? null : "root rights are needed";
}
