namespace SpaceCloud.Lab.Cluster;

/// <summary>The flags of each part, chosen so that the same lines serve Kubernetes 1.20 and current releases.</summary>
internal sealed record ControlPlaneArguments(
    ControlPlaneFolder Folder, int KubernetesMinor, int EtcdPort, int EtcdPeerPort, int ApiServerPort)
{
    internal Uri Server => new($"https://127.0.0.1:{ApiServerPort}");

    internal Uri EtcdServer => new($"https://127.0.0.1:{EtcdPort}");

    /// <summary>Parts up to 1.23 also serve plain HTTP on a fixed port unless told not to.</summary>
    private IEnumerable<string> NoInsecurePort => KubernetesMinor < 24 ? ["--port=0"] : [];

    internal IReadOnlyList<string> Etcd() =>
    [
        "--name=lab",
        $"--data-dir={Folder.EtcdData}",
        $"--listen-client-urls={EtcdUrl}",
        $"--advertise-client-urls={EtcdUrl}",
        $"--listen-peer-urls=https://127.0.0.1:{EtcdPeerPort}",
        $"--initial-advertise-peer-urls=https://127.0.0.1:{EtcdPeerPort}",
        $"--initial-cluster=lab=https://127.0.0.1:{EtcdPeerPort}",
        "--client-cert-auth",
        "--peer-client-cert-auth",
        $"--trusted-ca-file={Folder.AuthorityCertificate}",
        $"--peer-trusted-ca-file={Folder.AuthorityCertificate}",
        $"--cert-file={Folder.Certificate("etcd")}",
        $"--key-file={Folder.PrivateKey("etcd")}",
        $"--peer-cert-file={Folder.Certificate("etcd")}",
        $"--peer-key-file={Folder.PrivateKey("etcd")}",
        "--logger=zap",
        "--log-outputs=stderr",
        // The data lives as long as the lab: a power cut takes the lab with it anyway.
        "--unsafe-no-fsync",
    ];

    internal IReadOnlyList<string> ApiServer() =>
    [
        "--bind-address=127.0.0.1",
        // A loopback address is refused as an endpoint, so nobody may try to publish it as one.
        "--advertise-address=127.0.0.1",
        "--endpoint-reconciler-type=none",
        $"--secure-port={ApiServerPort}",
        $"--etcd-servers={EtcdUrl}",
        $"--etcd-cafile={Folder.AuthorityCertificate}",
        $"--etcd-certfile={Folder.Certificate("etcd-client")}",
        $"--etcd-keyfile={Folder.PrivateKey("etcd-client")}",
        $"--tls-cert-file={Folder.Certificate("server")}",
        $"--tls-private-key-file={Folder.PrivateKey("server")}",
        $"--client-ca-file={Folder.AuthorityCertificate}",
        $"--kubelet-certificate-authority={Folder.AuthorityCertificate}",
        $"--kubelet-client-certificate={Folder.Certificate("kubelet-client")}",
        $"--kubelet-client-key={Folder.PrivateKey("kubelet-client")}",
        "--anonymous-auth=false",
        "--authorization-mode=Node,RBAC",
        "--enable-admission-plugins=NodeRestriction,OwnerReferencesPermissionEnforcement",
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        $"--service-account-signing-key-file={Folder.TokenPrivateKey}",
        $"--service-account-key-file={Folder.TokenPublicKey}",
        "--service-cluster-ip-range=10.96.0.0/24",
        "--allow-privileged=true",
        "--profiling=false",
    ];

    internal IReadOnlyList<string> ControllerManager(string kubeconfig, int port) =>
    [
        .. Secure(port),
        .. NoInsecurePort,
        $"--kubeconfig={kubeconfig}",
        $"--authentication-kubeconfig={kubeconfig}",
        $"--authorization-kubeconfig={kubeconfig}",
        "--use-service-account-credentials=true",
        $"--service-account-private-key-file={Folder.TokenPrivateKey}",
        $"--root-ca-file={Folder.AuthorityCertificate}",
        "--leader-elect=false",
        "--profiling=false",
    ];

    internal IReadOnlyList<string> Scheduler(string configurationFile, int port) =>
    [
        .. Secure(port),
        .. NoInsecurePort,
        $"--config={configurationFile}",
    ];

    /// <summary>A configuration that changes nothing but who the scheduler is.</summary>
    internal string DefaultSchedulerConfiguration(string kubeconfig) => KubernetesMinor < 24
        ? $"""
        apiVersion: kubescheduler.config.k8s.io/v1beta1
        kind: KubeSchedulerConfiguration
        healthzBindAddress: 127.0.0.1:{LoopbackPorts.Pick()}
        metricsBindAddress: 127.0.0.1:{LoopbackPorts.Pick()}
        clientConnection:
          kubeconfig: {kubeconfig}
        leaderElection:
          leaderElect: false

        """
        : $"""
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        clientConnection:
          kubeconfig: {kubeconfig}
        leaderElection:
          leaderElect: false

        """;

    /// <summary>etcd wants its addresses without a final slash.</summary>
    private string EtcdUrl => $"https://127.0.0.1:{EtcdPort}";

    private IReadOnlyList<string> Secure(int port) =>
    [
        "--bind-address=127.0.0.1",
        $"--secure-port={port}",
        $"--tls-cert-file={Folder.Certificate("server")}",
        $"--tls-private-key-file={Folder.PrivateKey("server")}",
    ];
}
