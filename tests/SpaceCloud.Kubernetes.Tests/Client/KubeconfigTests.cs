using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SpaceCloud.Kubernetes.Tests;

public sealed class KubeconfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kubeconfig-").FullName;
    private readonly TestAuthority _authority = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _authority.Dispose();
    }

    [Fact]
    public void Certificate_files_are_taken_relative_to_the_kubeconfig()
    {
        using X509Certificate2 client = _authority.Issue("CN=me", "me");
        using ECDsa key = client.GetECDsaPrivateKey()!;
        Write("ca.pem", _authority.Certificate.ExportCertificatePem());
        Write("me.pem", client.ExportCertificatePem());
        Write("me-key.pem", key.ExportPkcs8PrivateKeyPem());

        KubernetesClientConfiguration read = Read(
            cluster: "server: https://127.0.0.1:6443/base\n    certificate-authority: ca.pem\n    tls-server-name: api.example",
            user: "client-certificate: me.pem\n    client-key: me-key.pem");

        Assert.Equal("https://127.0.0.1:6443/base", read.Server.ToString());
        Assert.Equal(_authority.Certificate.Thumbprint, Assert.Single(read.CertificateAuthorities).Thumbprint);
        Assert.Equal("api.example", read.TlsServerName);
        Assert.Equal("team-a", read.Namespace);
        Assert.True(read.ClientCertificate!.HasPrivateKey);
    }

    [Fact]
    public void Inline_data_wins_over_files()
    {
        string inline = Convert.ToBase64String(Encoding.UTF8.GetBytes(_authority.Certificate.ExportCertificatePem()));
        KubernetesClientConfiguration read = Read(
            $"server: https://h\n    certificate-authority: absent.pem\n    certificate-authority-data: {inline}", "token: abc");
        Assert.Single(read.CertificateAuthorities);
        Assert.Equal("abc", read.AccessToken);
    }

    [Fact]
    public void A_token_file_is_kept_as_a_path()
    {
        Assert.Equal(Path.Combine(_folder, "token"), Read("server: https://h", "tokenFile: token").TokenFile);
    }

    [Fact]
    public void The_first_of_several_files_that_names_a_thing_wins()
    {
        string first = Write("first", "current-context: b\n");
        string second = Write("second", Text("server: https://second", "token: t").Replace("current-context: a", "current-context: a", StringComparison.Ordinal)
            .Replace("- name: a\n  context", "- name: b\n  context", StringComparison.Ordinal));
        Assert.Equal("second", KubernetesClientConfiguration.BuildConfigFromConfigFile($"{first}:{_folder}/absent:{second}").Server.Host);
    }

    [Theory]
    [InlineData("server: http://h", "token: t", "must be an https:// address")]
    [InlineData("server: nowhere", "token: t", "must be an https:// address")]
    [InlineData("server: https://h\n    insecure-skip-tls-verify: true", "token: t", "insecure-skip-tls-verify is not supported")]
    [InlineData("server: https://h\n    proxy-url: http://p", "token: t", "HTTPS_PROXY")]
    [InlineData("certificate-authority: x", "token: t", "server is missing")]
    [InlineData("server: https://h\n    certificate-authority: absent.pem", "token: t", "certificate-authority cannot be read")]
    [InlineData("server: https://h\n    certificate-authority-data: '%%'", "token: t", "certificate-authority-data is not base64")]
    [InlineData("server: https://h\n    certificate-authority-data: aGk=", "token: t", "holds no certificate")]
    [InlineData("server: https://h", "exec:\n      command: aws", "no programs are run for credentials")]
    [InlineData("server: https://h", "auth-provider:\n      name: gcp", "auth-provider is not supported")]
    [InlineData("server: https://h", "username: u\n    password: p", "passwords are not supported")]
    [InlineData("server: https://h", "client-certificate-data: aGk=", "go together")]
    [InlineData("server: https://h", "client-certificate-data: aGk=\n    client-key-data: aGk=", "client certificate and key in PEM form")]
    public void What_cannot_be_used_is_refused_with_the_field_and_a_remedy(string cluster, string user, string expected)
    {
        KubeconfigException exception = Assert.Throws<KubeconfigException>(() => Read(cluster, user));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contexts: [\n", "not YAML at line")]
    [InlineData("a: b\n", "current-context is empty")]
    [InlineData("current-context: x\n", "no entry 'x' under contexts")]
    [InlineData("", "current-context is empty")]
    public void A_broken_file_says_what_is_missing(string text, string expected)
    {
        string file = Write("broken", text);
        KubeconfigException exception = Assert.Throws<KubeconfigException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(file));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_file_names_the_remedy()
    {
        KubeconfigException exception = Assert.Throws<KubeconfigException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile($"{_folder}/absent"));
        Assert.Contains("Set KUBECONFIG", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_pod_the_service_account_is_used()
    {
        Write("token", "t");
        Write("ca.crt", _authority.Certificate.ExportCertificatePem());
        Write("namespace", "spacecloud-system\n");

        KubernetesClientConfiguration read = KubernetesClientConfiguration.InClusterConfig(_folder, "fd00::1", "6443");

        Assert.Equal("https://[fd00::1]:6443/", read.Server.ToString());
        Assert.Equal(Path.Combine(_folder, "token"), read.TokenFile);
        Assert.Equal("spacecloud-system", read.Namespace);
        Assert.Throws<KubeconfigException>(() => KubernetesClientConfiguration.InClusterConfig(_folder, null, null));
    }

    [Fact]
    public async Task A_renewed_token_file_is_read_again()
    {
        string file = Write("token", "first\n");
        ManualTime time = new();
        TokenSource tokens = new(new KubernetesClientConfiguration { Server = new Uri("https://h"), TokenFile = file }, time);
        Assert.Equal("first", await tokens.GetAsync(default));
        Write("token", "second\n");
        Assert.Equal("first", await tokens.GetAsync(default));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("second", await tokens.GetAsync(default));
    }

    private KubernetesClientConfiguration Read(string cluster, string user) =>
        KubernetesClientConfiguration.BuildConfigFromConfigFile(Write("config", Text(cluster, user)));

    private static string Text(string cluster, string user) => $"""
        apiVersion: v1
        kind: Config
        current-context: a
        contexts:
        - name: a
          context:
            cluster: c
            user: u
            namespace: team-a
        clusters:
        - name: c
          cluster:
            {cluster}
        users:
        - name: u
          user:
            {user}
        """;

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
