using System.Security.Cryptography.X509Certificates;

namespace SpaceCloud.Kubernetes;

/// <summary>Where the API server is, how it proves itself, and how we do.</summary>
public sealed record KubernetesClientConfiguration
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Always https: neither tokens nor answers travel in the clear.</summary>
    public required Uri Server { get; init; }

    /// <summary>Who may sign the server's certificate; empty means the system's trust store.</summary>
    public X509Certificate2Collection CertificateAuthorities { get; init; } = [];

    /// <summary>The name the server's certificate must carry; null for the host of <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>Our certificate with its private key; null when a token does.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>A bearer token; null when there is none or it stands in <see cref="TokenFile"/>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>A file with a bearer token, read again every few seconds because it is renewed in place.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The namespace of the context (or of our own pod); null when none is given.</summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// What a program should use when it is told nothing: <c>KUBECONFIG</c>, then the service account of the pod it runs
    /// in, then <c>~/.kube/config</c>.
    /// </summary>
    /// <exception cref="KubeconfigException">Nothing usable was found; the message names the remedy.</exception>
    public static KubernetesClientConfiguration BuildDefaultConfig()
    {
        string? fromEnvironment = Environment.GetEnvironmentVariable("KUBECONFIG");
        return string.IsNullOrEmpty(fromEnvironment) && IsInCluster() ? InClusterConfig() : BuildConfigFromConfigFile(fromEnvironment);
    }

    /// <summary>Reads a kubeconfig file.</summary>
    /// <param name="path">One file or several separated by colons (the first that names a thing wins); null for <c>~/.kube/config</c>.</param>
    /// <param name="currentContext">The context to use; null for the file's current one.</param>
    /// <exception cref="KubeconfigException">The file cannot be used; the message names file, field and remedy.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(string? path = null, string? currentContext = null)
    {
        string paths = string.IsNullOrEmpty(path)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")
            : path;
        return Kubeconfig.Read(paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), currentContext);
    }

    /// <summary>Whether this process runs in a pod with a service account.</summary>
    public static bool IsInCluster() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"))
        && File.Exists(Path.Combine(ServiceAccountFolder, "token"));

    /// <summary>The service account of the pod this process runs in.</summary>
    /// <exception cref="KubeconfigException">This process does not run in a pod with a service account.</exception>
    public static KubernetesClientConfiguration InClusterConfig() => InClusterConfig(
        ServiceAccountFolder,
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"));

    internal static KubernetesClientConfiguration InClusterConfig(string folder, string? host, string? port)
    {
        string token = Path.Combine(folder, "token");
        string authorities = Path.Combine(folder, "ca.crt");
        string ownNamespace = Path.Combine(folder, "namespace");
        if (string.IsNullOrEmpty(host) || !File.Exists(token) || !File.Exists(authorities))
        {
            throw new KubeconfigException($"No service account of a pod is here: KUBERNETES_SERVICE_HOST, {token} and {authorities} are needed. Outside a cluster set KUBECONFIG.");
        }

        return new()
        {
            Server = new UriBuilder(Uri.UriSchemeHttps, host, int.TryParse(port, out int number) ? number : 443).Uri,
            CertificateAuthorities = PemFiles.Certificates(File.ReadAllText(authorities), authorities),
            TokenFile = token,
            Namespace = File.Exists(ownNamespace) ? File.ReadAllText(ownNamespace).Trim() : null,
        };
    }
}
