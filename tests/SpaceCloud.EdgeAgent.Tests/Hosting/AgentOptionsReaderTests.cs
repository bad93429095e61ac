using SpaceCloud.EdgeAgent.Hosting;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

public sealed class AgentOptionsReaderTests
{
    [Fact]
    public void Says_everything_that_is_wrong_at_once()
    {
        AgentArguments wrong = new()
        {
            Node = "Sat_1",
            DataDir = "/tmp/x",
            RuntimeEndpoint = "/run/containerd.sock",
            Kubeconfig = "/nonexistent/kubeconfig",
            Gateway = "http://127.0.0.1:1",
            MissionClock = "yesterday",
            LogFormat = "xml",
            SensorsDir = "/nonexistent/sensors",
            InitialStateOfCharge = 101,
        };

        Assert.False(AgentOptionsReader.TryRead(wrong, out AgentOptions? options, out IReadOnlyList<string> problems));

        Assert.Null(options);
        string[] named = [.. problems.Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)])];
        Assert.Equal(
            [
                "--bundle-public-key", "--ca-file", "--cert-file", "--gateway", "--initial-state-of-charge", "--key-file", "--kubeconfig",
                "--log-format", "--mission-clock", "--node", "--runtime-endpoint", "--sensors-dir",
            ],
            named.Distinct().Order(StringComparer.Ordinal));
    }
}
