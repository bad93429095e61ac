using System.Text;

namespace SpaceCloud.Lab.Cluster;

/// <summary>The text of a kubeconfig with everything embedded, so that one file is all a program needs.</summary>
internal static class Kubeconfig
{
    internal static string WithCertificate(string server, string authorityPem, string user, Credential credential) =>
        Render(server, authorityPem, user, $"""
                client-certificate-data: {Base64(credential.CertificatePem)}
                client-key-data: {Base64(credential.PrivateKeyPem)}
            """);

    internal static string WithToken(string server, string authorityPem, string user, string token) =>
        Render(server, authorityPem, user, $"    token: {token}");

    private static string Render(string server, string authorityPem, string user, string credentials) =>
        $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: lab
          cluster:
            server: {server}
            certificate-authority-data: {Base64(authorityPem)}
        users:
        - name: '{user}'
          user:
        {credentials}
        contexts:
        - name: lab
          context:
            cluster: lab
            user: '{user}'
        current-context: lab

        """;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
