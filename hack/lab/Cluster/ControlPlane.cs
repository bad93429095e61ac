using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Lab.Runs;

namespace SpaceCloud.Lab.Cluster;

/// <summary>
/// A real Kubernetes control plane on loopback: etcd and kube-apiserver with an authority of their own, TLS everywhere,
/// Node and RBAC authorization, NodeRestriction; kube-controller-manager and kube-scheduler on request. Disposing stops it,
/// and its folder goes with its run; should this program die, the kernel kills its children.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private const int StartAttempts = 4;

    private readonly ControlPlaneOptions _options;
    private readonly LabRun? _ownRun;
    private readonly ControlPlaneFolder _folder;
    private readonly CertificateAuthority _authority;
    private readonly List<ManagedProcess> _processes = [];
    private ControlPlaneArguments _arguments;
    private ManagedProcess? _apiServer;
    private HttpClient? _admin;

    private ControlPlane(ControlPlaneOptions options, LabRun? ownRun, ControlPlaneFolder folder, CertificateAuthority authority)
    {
        _options = options;
        _ownRun = ownRun;
        _folder = folder;
        _authority = authority;
        _arguments = new ControlPlaneArguments(folder, KubernetesMinor: 0, EtcdPort: 0, EtcdPeerPort: 0, ApiServerPort: 0);
    }

    /// <summary>Everything of this control plane on disk.</summary>
    public string Folder => _folder.Root;

    /// <summary>Where the API server answers, https on loopback.</summary>
    public Uri Server => _arguments.Server;

    /// <summary>Signs the certificates of this control plane's servers and clients; the ground gateway's too.</summary>
    public CertificateAuthority Authority => _authority;

    /// <summary>The authority's certificate as a file.</summary>
    public string AuthorityFile => _folder.AuthorityCertificate;

    /// <summary>kubeconfig of a cluster administrator (group system:masters).</summary>
    public string AdminKubeconfig => KubeconfigForUser("lab-admin", "system:masters");

    /// <summary>A plain client with an administrator's rights, for checks; it knows no retries.</summary>
    public HttpClient Admin => _admin ?? throw new InvalidOperationException("the API server has not been started");

    /// <summary>The processes that were started, in order, with their names.</summary>
    public IReadOnlyList<ManagedProcess> Processes => _processes;

    /// <summary>Starts the parts asked for and returns when each says it is ready.</summary>
    /// <exception cref="LabException">A program is missing, ended, or was not ready in time; the message has the log's end.</exception>
    public static async Task<ControlPlane> StartAsync(ControlPlaneOptions options, CancellationToken cancellationToken)
    {
        LabRun? ownRun = options.Run is null ? LabRun.Begin() : null;
        ControlPlaneFolder folder = new(Path.Combine((options.Run ?? ownRun)!.Folder, "control-plane"));
        ControlPlane controlPlane = new(options, ownRun, folder, CertificateAuthority.Create("spacecloud-lab", TimeProvider.System.GetUtcNow()));
        try
        {
            await controlPlane.StartAsync(cancellationToken);
            return controlPlane;
        }
        catch
        {
            await controlPlane.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a kubeconfig for a user certificate and returns its path. A user may have one group at most here.</summary>
    public string KubeconfigForUser(string user, string? group = null)
    {
        string file = Path.Combine(_folder.Kubeconfigs, FileName($"{user}.yaml"));
        if (!File.Exists(file))
        {
            SecretFile.Write(file, Kubeconfig.WithCertificate(Server.ToString(), _authority.CertificatePem, user, _authority.IssueClient(user, group)));
        }

        return file;
    }

    /// <summary>Writes the kubeconfig of a node's identity (user system:node:NAME, group system:nodes) and returns its path.</summary>
    public string KubeconfigForNode(string name) => KubeconfigForUser($"system:node:{name}", "system:nodes");

    /// <summary>Where <see cref="KubeconfigForServiceAccountAsync"/> writes, before it does.</summary>
    public string ServiceAccountKubeconfigPath(string @namespace, string name) => Path.Combine(_folder.Kubeconfigs, FileName($"{@namespace}.{name}.yaml"));

    /// <summary>
    /// Writes a kubeconfig with a token of a service account, obtained through TokenRequest, and returns its path. The account
    /// must exist; <paramref name="lifetime"/> is an hour unless told.
    /// </summary>
    public async Task<string> KubeconfigForServiceAccountAsync(
        string @namespace, string name, CancellationToken cancellationToken, TimeSpan? lifetime = null)
    {
        JsonObject body = new()
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenRequest",
            ["spec"] = new JsonObject { ["expirationSeconds"] = (long)(lifetime ?? TimeSpan.FromHours(1)).TotalSeconds },
        };
        using HttpResponseMessage response = await Admin.PostAsJsonAsync(
            new Uri($"/api/v1/namespaces/{@namespace}/serviceaccounts/{name}/token", UriKind.Relative), body, cancellationToken);
        JsonNode? answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
        string token = (string?)answer?["status"]?["token"]
            ?? throw new LabException($"no token for the service account {@namespace}/{name}: {(string?)answer?["message"]}");
        string file = ServiceAccountKubeconfigPath(@namespace, name);
        File.Delete(file);
        return SecretFile.Write(file, Kubeconfig.WithToken(Server.ToString(), _authority.CertificatePem, $"{@namespace}:{name}", token));
    }

    /// <summary>A node's certificate and key.</summary>
    public Credential IssueNodeCertificate(string name) => _authority.IssueClient($"system:node:{name}", "system:nodes");

    /// <summary>A plain HTTP client of the API server with the given certificate, or with none.</summary>
    public HttpClient CreateClient(Credential? credential) => ClusterHttp.Create(Server, _authority.CertificatePem, credential);

    /// <summary>Makes a namespace.</summary>
    public async Task CreateNamespaceAsync(string name, CancellationToken cancellationToken)
    {
        JsonObject body = new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject { ["name"] = name },
        };
        using HttpResponseMessage created = await Admin.PostAsJsonAsync(new Uri("/api/v1/namespaces", UriKind.Relative), body, cancellationToken);
        created.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Starts a kube-scheduler beside the others, under the given kubeconfig and KubeSchedulerConfiguration (whose
    /// clientConnection.kubeconfig must name that same file), and waits until it is healthy.
    /// </summary>
    public async Task<ManagedProcess> StartSchedulerAsync(string name, string configurationFile, CancellationToken cancellationToken)
    {
        return await StartSecureAsync(name, "kube-scheduler", port => _arguments.Scheduler(configurationFile, port), cancellationToken);
    }

    /// <summary>Stops the API server (SIGKILL, as a crash would); etcd keeps everything.</summary>
    public async Task StopApiServerAsync()
    {
        if (_apiServer is { } running)
        {
            await running.KillAsync();
            _processes.Remove(running);
            _apiServer = null;
        }
    }

    /// <summary>Starts the API server again on the same port with the same keys.</summary>
    public async Task StartApiServerAsync(CancellationToken cancellationToken)
    {
        ManagedProcess process = await StartProcessAsync("kube-apiserver", "kube-apiserver", _arguments.ApiServer());
        _apiServer = process;
        await Readiness.WaitAsync("kube-apiserver says /readyz", process, token => AnswersAsync(Admin, "/readyz", token), _options.ReadyTimeout, cancellationToken);
    }

    /// <summary>Kills the API server and starts it again; returns when it is ready.</summary>
    public async Task RestartApiServerAsync(CancellationToken cancellationToken)
    {
        await StopApiServerAsync();
        await StartApiServerAsync(cancellationToken);
    }

    /// <summary>Stops everything, last started first, and removes the folder unless it shall be kept.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (ManagedProcess process in Enumerable.Reverse(_processes))
        {
            // The API server waits up to a minute for watches to end; here nobody needs that.
            await process.StopAsync(TimeSpan.FromSeconds(process == _apiServer ? 0.5 : 5));
        }

        _processes.Clear();
        _admin?.Dispose();
        _authority.Dispose();
        if (_ownRun is not null)
        {
            await _ownRun.DisposeAsync();
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _folder.WriteKeys(_authority);
        int minor = await ProgramVersion.KubernetesMinorAsync(Programs.Find("kube-apiserver"), cancellationToken);
        Credential administrator = _authority.IssueClient("lab-admin", "system:masters");
        for (int attempt = 1; ; attempt++)
        {
            _arguments = new ControlPlaneArguments(_folder, minor, LoopbackPorts.Pick(), LoopbackPorts.Pick(), LoopbackPorts.Pick());
            _admin?.Dispose();
            _admin = ClusterHttp.Create(Server, _authority.CertificatePem, administrator);
            ManagedProcess etcd = await StartProcessAsync("etcd", "etcd", _arguments.Etcd());
            try
            {
                using HttpClient etcdClient = ClusterHttp.Create(_arguments.EtcdServer, _authority.CertificatePem, _folder.EtcdClient);
                await Readiness.WaitAsync("etcd says /health", etcd, token => AnswersAsync(etcdClient, "/health", token), _options.ReadyTimeout, cancellationToken);
                await StartApiServerAsync(cancellationToken);
                break;
            }
            catch (LabException) when (attempt < StartAttempts && _processes.Any(Readiness.LostItsPort))
            {
                await DropAllAsync();
            }
        }

        if (_options.WithControllerManager)
        {
            string kubeconfig = KubeconfigForUser("system:kube-controller-manager");
            await StartSecureAsync("kube-controller-manager", "kube-controller-manager", port => _arguments.ControllerManager(kubeconfig, port), cancellationToken);
        }

        if (_options.WithDefaultScheduler)
        {
            string kubeconfig = KubeconfigForUser("system:kube-scheduler");
            string configuration = Path.Combine(Folder, "default-scheduler.yaml");
            await File.WriteAllTextAsync(configuration, _arguments.DefaultSchedulerConfiguration(kubeconfig), cancellationToken);
            await StartSchedulerAsync("default-scheduler", configuration, cancellationToken);
        }
    }

    private async Task<ManagedProcess> StartSecureAsync(
        string name, string program, Func<int, IReadOnlyList<string>> arguments, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = LoopbackPorts.Pick();
            ManagedProcess process = await StartProcessAsync(name, program, arguments(port));
            try
            {
                using HttpClient client = ClusterHttp.Create(new Uri($"https://127.0.0.1:{port}"), _authority.CertificatePem, null);
                await Readiness.WaitAsync($"{name} says /healthz", process, token => AnswersAsync(client, "/healthz", token), _options.ReadyTimeout, cancellationToken);
                return process;
            }
            catch (LabException) when (attempt < StartAttempts && Readiness.LostItsPort(process))
            {
                _processes.Remove(process);
                await process.DisposeAsync();
            }
        }
    }

    private async Task<ManagedProcess> StartProcessAsync(string name, string program, IReadOnlyList<string> arguments)
    {
        ManagedProcess process = await ManagedProcess.StartAsync(
            new Command(name, Programs.Find(program), arguments), Path.Combine(_folder.Logs, $"{name}.log"));
        _processes.Add(process);
        return process;
    }

    private async Task DropAllAsync()
    {
        foreach (ManagedProcess process in Enumerable.Reverse(_processes))
        {
            await process.KillAsync();
        }

        _processes.Clear();
        _apiServer = null;
        _folder.ForgetData();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return response.IsSuccessStatusCode;
    }

    /// <summary>A user's name as a file name: colons and slashes become dashes.</summary>
    private static string FileName(string name) => name.Replace(':', '-').Replace('/', '-');
}
