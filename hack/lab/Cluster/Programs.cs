namespace SpaceCloud.Lab.Cluster;

/// <summary>
/// Finds the real programs: KUBEBUILDER_ASSETS (the field's convention) first, then what hack/prepare.sh keeps in
/// $SPACECLOUD_CACHE (default ~/.cache/spacecloud), then the system's packages.
/// </summary>
public static class Programs
{
    private const string Remedy = "run `make prepare`, or set KUBEBUILDER_ASSETS to a folder with etcd and the kube-* programs";

    private static readonly string[] SystemFolders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Where hack/prepare.sh keeps what it builds and fetches, outside the checkout.</summary>
    public static string CacheFolder =>
        Environment.GetEnvironmentVariable("SPACECLOUD_CACHE")
        ?? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/root", ".cache", "spacecloud");

    /// <summary>The program's path, or a <see cref="LabException"/> that says where it was looked for and what to do.</summary>
    public static string Find(string program) =>
        FindOrNull(program) ?? throw new LabException($"{program} was not found in {string.Join(", ", Folders(program))}; {Remedy}");

    /// <summary>The program's path, or null.</summary>
    public static string? FindOrNull(string program) =>
        Folders(program).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders(string program)
    {
        string? assets = Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS");
        if (!string.IsNullOrEmpty(assets))
        {
            yield return assets;
            if (program.StartsWith("kube-", StringComparison.Ordinal) || program == "etcd")
            {
                // Half of one control plane and half of another would only fail later and harder to understand.
                yield break;
            }
        }

        yield return Path.Combine(CacheFolder, "control-plane-1.20.2");
        yield return Path.Combine(CacheFolder, "bin");
        foreach (string folder in SystemFolders)
        {
            yield return folder;
        }
    }
}
