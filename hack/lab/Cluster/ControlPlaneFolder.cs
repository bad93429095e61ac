namespace SpaceCloud.Lab.Cluster;

/// <summary>Where a control plane keeps its keys, data, logs and kubeconfigs.</summary>
internal sealed class ControlPlaneFolder
{
    internal ControlPlaneFolder(string root)
    {
        Root = root;
        foreach (string folder in new[] { Keys, Logs, Kubeconfigs })
        {
            Directory.CreateDirectory(folder);
        }
    }

    internal string Root { get; }

    internal string Keys => Path.Combine(Root, "pki");

    internal string Logs => Path.Combine(Root, "logs");

    internal string Kubeconfigs => Path.Combine(Root, "kubeconfigs");

    internal string EtcdData => Path.Combine(Root, "etcd");

    internal string AuthorityCertificate => Path.Combine(Keys, "ca.pem");

    internal string TokenPrivateKey => Path.Combine(Keys, "service-account.key");

    internal string TokenPublicKey => Path.Combine(Keys, "service-account.pub");

    /// <summary>What the API server shows to etcd.</summary>
    internal Credential? EtcdClient { get; private set; }

    internal string Certificate(string name) => Path.Combine(Keys, $"{name}.pem");

    internal string PrivateKey(string name) => Path.Combine(Keys, $"{name}.key");

    internal void WriteKeys(CertificateAuthority authority)
    {
        SecretFile.Write(AuthorityCertificate, authority.CertificatePem);
        (string privatePem, string publicPem) = CertificateAuthority.CreateKeyPair();
        SecretFile.Write(TokenPrivateKey, privatePem);
        SecretFile.Write(TokenPublicKey, publicPem);
        Write("etcd", authority.IssueServer("etcd"));
        Write("server", authority.IssueServer(
            "kube-apiserver", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"));
        EtcdClient = authority.IssueClient("kube-apiserver-etcd-client", null);
        Write("etcd-client", EtcdClient);
        Write("kubelet-client", authority.IssueClient("kube-apiserver-kubelet-client", "system:masters"));
    }

    /// <summary>Makes the next etcd start empty.</summary>
    internal void ForgetData()
    {
        if (Directory.Exists(EtcdData))
        {
            Directory.Delete(EtcdData, recursive: true);
        }
    }

    private void Write(string name, Credential credential)
    {
        SecretFile.Write(Certificate(name), credential.CertificatePem);
        SecretFile.Write(PrivateKey(name), credential.PrivateKeyPem);
    }
}
