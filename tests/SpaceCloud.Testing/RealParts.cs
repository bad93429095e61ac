using System.Diagnostics;

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
        RealPart.ControlPlane => Absent("a control plane", ControlPlanePrograms()),
        RealPart.Containerd => NotRoot() ?? Absent("a container runtime", "/usr/bin/containerd", "/usr/bin/ctr", "/usr/sbin/runc"),
        RealPart.Helm => Absent("helm", Path.Combine(Cache, "bin", "helm")),
        RealPart.NetworkNamespaces => NotRoot() ?? Absent("iproute2", "/usr/sbin/ip"),
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

    /// <summary>Where hack/prepare.sh keeps what it builds and installs outside the checkout.</summary>
    private static string Cache =>
        Environment.GetEnvironmentVariable("SPACECLOUD_CACHE")
        ?? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/root", ".cache", "spacecloud");

    private static string[] ControlPlanePrograms()
    {
        string folder = Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") ?? Path.Combine(Cache, "control-plane-1.20.2");
        string etcd = File.Exists(Path.Combine(folder, "etcd")) ? Path.Combine(folder, "etcd") : "/usr/bin/etcd";
        return
        [
            etcd,
            Path.Combine(folder, "kube-apiserver"),
            Path.Combine(folder, "kube-controller-manager"),
            Path.Combine(folder, "kube-scheduler"),
        ];
    }

    private static string? Absent(string what, params string[] files)
    {
        string[] absent = [.. files.Where(file => !File.Exists(file))];
        return absent.Length == 0 ? null : $"{what} is not here ({string.Join(", ", absent)})";
    }

    private static string? NotRoot() => Environment.IsPrivilegedProcess ? null : "root rights are needed";
}
