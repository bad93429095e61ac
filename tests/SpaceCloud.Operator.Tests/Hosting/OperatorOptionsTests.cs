using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Tests.Hosting;

public sealed class OperatorOptionsTests
{
    [Fact]
    public void Every_problem_is_told_at_once()
    {
        OperatorArguments arguments = new()
        {
            Kubeconfig = "/nowhere",
            MissionClock = "now",
            GatewayListen = "localhost",
            Listen = "192.0.2.1:80",
            ContactHorizon = "90h",
            ClockUncertainty = "soon",
            LostAfter = 0,
        };

        Assert.False(OperatorOptionsReader.TryRead(arguments, out _, out IReadOnlyList<string> problems));
        Assert.Equal(
            [
                "--kubeconfig", "--mission-clock", "--ground-store", "--gateway-listen", "--gateway-certificate", "--gateway-key",
                "--gateway-client-ca", "--listen", "--contact-horizon", "--clock-uncertainty", "--lost-after",
            ],
            problems.Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public async Task Wrong_usage_exits_with_2() => Assert.Equal(2, await OperatorCommand.InvokeAsync(["--no-such-option"]));
}
