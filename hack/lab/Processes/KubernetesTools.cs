using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.Lab.Processes;

/// <summary>kubectl and helm under one kubeconfig, with their own caches in a folder of ours: nobody's ~/.kube is touched.</summary>
public sealed class KubernetesTools(string kubeconfig, string scratchFolder)
{
    /// <summary>Runs kubectl and returns its output.</summary>
    public Task<string> KubectlAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        RunAsync(Programs.Find("kubectl"), ["--cache-dir", Path.Combine(scratchFolder, "kubectl"), .. arguments], cancellationToken);

    /// <summary>Runs helm and returns its output.</summary>
    public Task<string> HelmAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        RunAsync(Programs.Find("helm"), arguments, cancellationToken);

    private async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string[] argv = [.. arguments];
        ToolResult result = await Tool.TryAsync(program, argv, Environment(), cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new LabException($"{Path.GetFileName(program)} {string.Join(' ', argv)} ended with exit code {result.ExitCode}: {result.Error.Trim()}");
    }

    private Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["KUBECONFIG"] = kubeconfig,
        ["HELM_CACHE_HOME"] = Path.Combine(scratchFolder, "helm", "cache"),
        ["HELM_CONFIG_HOME"] = Path.Combine(scratchFolder, "helm", "config"),
        ["HELM_DATA_HOME"] = Path.Combine(scratchFolder, "helm", "data"),
    };
}
