using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.EdgeAgent.Hosting;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>A scripted ground, a data folder, and agents that come and go on them.</summary>
internal sealed class AgentRig : IAsyncDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Lines _output = new();
    private readonly double _rate;
    private CancellationTokenSource? _stop;
    private Task? _running;

    private AgentRig(string node, FakeGround ground, double rate, string socket)
    {
        (Node, Ground, _rate, Socket) = (node, ground, rate, socket);
    }

    public string Node { get; }

    public FakeGround Ground { get; private set; }

    /// <summary>Starts with the first agent: what a slow disk takes to prepare the ground is no mission time.</summary>
    public MissionClock Clock => field ??= new MissionClock(DateTimeOffset.UtcNow, BundleMaker.MissionStartUtc, _rate);

    public string Socket { get; }

    public string DataFolder => _scratch.Sub("agent");

    public string SensorsFolder => _scratch.Sub("sensors");

    public PodTable Pods { get; private set; } = null!;

    /// <summary>Every line of the event stream of all agents so far.</summary>
    public IReadOnlyList<JsonNode> Told => [.. _output.All.Select(line => JsonNode.Parse(line)!)];

    /// <param name="socket">The runtime's; null: there is none.</param>
    /// <param name="rate">Mission seconds a second.</param>
    /// <param name="cancel">Stops the start.</param>
    public static async Task<AgentRig> StartGroundAsync(string? socket, double rate, CancellationToken cancel)
    {
        string node = "sat-" + Guid.NewGuid().ToString("N")[..8];
        AgentRig rig = new(node, null!, rate, socket ?? "/nonexistent/c.sock");
        rig.Ground = await FakeGround.StartAsync(rig._scratch.Sub("ground"), node, cancel);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(rig.SensorsFolder, "thermal")).FullName, "frame"), "hot", cancel);
        return rig;
    }

    public bool Has(string happened) => Told.Any(line => (string?)line["event"] == happened);

    public AgentArguments Arguments => new()
    {
        Node = Node,
        DataDir = DataFolder,
        RuntimeEndpoint = "unix://" + Socket,
        Kubeconfig = Ground.PathOf("kubeconfig"),
        Gateway = Ground.Address.ToString(),
        CaFile = Ground.PathOf("ca.pem"),
        CertFile = Ground.PathOf("node.pem"),
        KeyFile = Ground.PathOf("node-key.pem"),
        BundlePublicKey = Ground.PathOf("bundle-public.pem"),
        MissionClock = Clock.ToString(),
        SensorsDir = SensorsFolder,
    };

    /// <summary>The same as <see cref="Arguments"/> for a process.</summary>
    public IReadOnlyList<string> CommandLine =>
    [
        "--node", Node, "--data-dir", DataFolder, "--runtime-endpoint", "unix://" + Socket, "--kubeconfig", Ground.PathOf("kubeconfig"),
        "--gateway", Ground.Address.ToString(), "--ca-file", Ground.PathOf("ca.pem"), "--cert-file", Ground.PathOf("node.pem"),
        "--key-file", Ground.PathOf("node-key.pem"), "--bundle-public-key", Ground.PathOf("bundle-public.pem"),
        "--mission-clock", Clock.ToString(), "--sensors-dir", SensorsFolder,
    ];

    public async Task StartAgentAsync(Func<AgentArguments, AgentArguments>? change = null)
    {
        AgentArguments arguments = change is null ? Arguments : change(Arguments);
        Assert.True(AgentOptionsReader.TryRead(arguments, out AgentOptions? options, out IReadOnlyList<string> problems), string.Join("; ", problems));
        _stop = new CancellationTokenSource();
        Agent agent = await Agent.OpenAsync(options, TimeProvider.System, _output, null, _stop.Token);
        Pods = agent.Pods;
        _running = RunAsync(agent, _stop.Token);
    }

    public async Task StopAgentAsync()
    {
        if (_stop is { } stop)
        {
            await stop.CancelAsync();
            await _running!.WaitAsync(TimeSpan.FromSeconds(20));
            stop.Dispose();
            _stop = null;
        }
    }

    public string Transcript() => string.Join('\n', [.. _output.All, .. Ground.Calls.TakeLast(20)]);

    public async ValueTask DisposeAsync()
    {
        await StopAgentAsync();
        await Ground.DisposeAsync();
        _scratch.Dispose();
    }

    private static async Task RunAsync(Agent agent, CancellationToken cancel)
    {
        await using (agent)
        {
            await agent.RunAsync(cancel);
        }
    }

    private sealed class Lines : TextWriter
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> All => [.. _lines];

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => _lines.Enqueue(value!);
    }
}
