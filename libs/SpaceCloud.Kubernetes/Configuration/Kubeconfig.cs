using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SpaceCloud.Kubernetes;

/// <summary>
/// Reads kubeconfig files. What would make the connection less safe, or run programs, is refused by name instead of being
/// passed over.
/// </summary>
internal static class Kubeconfig
{
    public static KubernetesClientConfiguration Read(IReadOnlyList<string> paths, string? contextName)
    {
        List<YamlSection> files = [.. paths.Where(File.Exists).Select(Load)];
        if (files.Count == 0)
        {
            throw new KubeconfigException($"No kubeconfig is at {string.Join(", ", paths)}. Set KUBECONFIG, or say --kubeconfig where a program has it.");
        }

        string wanted = contextName
            ?? files.Select(file => file.Text("current-context")).FirstOrDefault(name => !string.IsNullOrEmpty(name))
            ?? throw new KubeconfigException($"{files[0].Where}: current-context is empty. Choose one with `kubectl config use-context`.");
        YamlSection context = Named(files, "contexts", wanted, "context");
        YamlSection cluster = Named(files, "clusters", context.Required("cluster"), "cluster");
        YamlSection? user = context.Text("user") is { Length: > 0 } userName ? Named(files, "users", userName, "user") : null;
        return Build(context, cluster, user);
    }

    private static KubernetesClientConfiguration Build(YamlSection context, YamlSection cluster, YamlSection? user)
    {
        cluster.Refuse("insecure-skip-tls-verify", value => value != "false", "the server's certificate is always verified; give its authority in certificate-authority or certificate-authority-data");
        cluster.Refuse("proxy-url", _ => true, "set the environment variable HTTPS_PROXY instead");
        user?.Refuse("exec", _ => true, "no programs are run for credentials; use a client certificate, token or tokenFile");
        user?.Refuse("auth-provider", _ => true, "use a client certificate, token or tokenFile");
        user?.Refuse("username", _ => true, "passwords are not supported; use a client certificate, token or tokenFile");
        user?.Refuse("as", _ => true, "impersonation is not supported");

        string server = cluster.Required("server");
        if (!Uri.TryCreate(server, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new KubeconfigException($"{cluster.Where}: server '{server}' must be an https:// address.");
        }

        return new()
        {
            Server = uri,
            CertificateAuthorities = cluster.Pem("certificate-authority") is { } authorities
                ? PemFiles.Certificates(authorities, $"{cluster.Where}: certificate-authority")
                : [],
            TlsServerName = cluster.Text("tls-server-name"),
            ClientCertificate = ClientCertificate(user),
            AccessToken = user?.Text("token"),
            TokenFile = user?.Text("token") is null ? user?.FilePath("tokenFile") : null,
            Namespace = context.Text("namespace"),
        };
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2? ClientCertificate(YamlSection? user)
    {
        string? certificate = user?.Pem("client-certificate");
        string? key = user?.Pem("client-key");
        return (certificate, key) switch
        {
            (null, null) => null,
            ({ }, { }) => PemFiles.Pair(certificate, key, user!.Where),
            _ => throw new KubeconfigException($"{user!.Where}: client-certificate and client-key go together; one is missing."),
        };
    }

    private static YamlSection Load(string path)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(File.ReadAllText(path)));
            YamlMappingNode root = stream.Documents is [{ RootNode: YamlMappingNode mapping }] ? mapping : [];
            return new YamlSection(root, path, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (YamlException exception)
        {
            throw new KubeconfigException($"{path}: not YAML at line {exception.Start.Line}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    private static YamlSection Named(IEnumerable<YamlSection> files, string list, string name, string inner) =>
        files.SelectMany(file => file.Items(list)).FirstOrDefault(item => item.Text("name") == name)?.Section(inner, name)
        ?? throw new KubeconfigException($"The kubeconfig has no entry '{name}' under {list}.");
}
