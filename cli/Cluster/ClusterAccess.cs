using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Cli.Cluster;

/// <summary>A cluster, and the namespace of it that the user means.</summary>
internal sealed class ClusterAccess(IKubernetesClient client, string @namespace) : IDisposable
{
    private const int PatienceSeconds = 10;

    public IKubernetesClient Client { get; } = client;

    public string Namespace { get; } = @namespace;

    /// <summary>Reads the kubeconfig; nothing is sent yet.</summary>
    /// <exception cref="KubeconfigException">There is none, or it cannot be used.</exception>
    public static ClusterAccess Open(string? kubeconfig, string? context, string? @namespace)
    {
        if (@namespace is "" or "." or "..")
        {
            throw new CommandException(ExitCode.Usage, $"--namespace is '{@namespace}', expected the name of a namespace");
        }

        KubernetesClientConfiguration configuration = kubeconfig is null && context is null
            ? KubernetesClientConfiguration.BuildDefaultConfig()
            : KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig ?? Environment.GetEnvironmentVariable("KUBECONFIG"), context);
        KubernetesClientOptions options = new()
        {
            Json = SpaceCloudJson.Options,
            MaxRetries = 1,
            ConnectTimeout = TimeSpan.FromSeconds(PatienceSeconds),
            UserAgent = "kubectl-spacecloud",
        };
        return new ClusterAccess(new KubernetesClient(configuration, options), @namespace ?? configuration.Namespace ?? "default");
    }

    /// <summary>The workload of that name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<SpaceWorkload> WorkloadAsync(string name, CancellationToken cancellationToken) =>
        await Client.GetAsync<SpaceWorkload>(name, Namespace, cancellationToken)
        ?? throw new CommandException(
            ExitCode.Failed,
            $"there is no SpaceWorkload {name} in the namespace {Namespace}; name another with -n, or list them with: kubectl get spaceworkloads --all-namespaces");

    public void Dispose() => Client.Dispose();
}
