namespace SpaceCloud.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(2, "Required argument 'WORKLOAD' missing", "explain")]
    [InlineData(2, "'pod/x' is no workload: write spw/NAME", "explain", "pod/x")]
    [InlineData(2, "'spw/' is no workload", "result", "spw/")]
    [InlineData(2, "--output is 'yaml', expected table or json", "explain", "x", "-o", "yaml")]
    [InlineData(2, "--at is 'noon', expected a UTC time", "explain", "x", "--at", "noon")]
    [InlineData(2, "--at is '2026-03-01T06:00:00+02:00'", "explain", "x", "--at", "2026-03-01T06:00:00+02:00")]
    [InlineData(2, "'..' is no workload", "result", "..")]
    [InlineData(2, "--namespace is ''", "explain", "x", "-n", "")]
    [InlineData(2, "--at is '0001-01-01T00:00:00Z'", "explain", "x", "--at", "0001-01-01T00:00:00Z")]
    [InlineData(2, "--name is '///', expected an image name", "image", "load", "x", "--name", "///")]
    [InlineData(2, "launch", "launch")]
    [InlineData(3, "No kubeconfig is at /nowhere", "explain", "spw/x", "--kubeconfig", "/nowhere")]
    [InlineData(3, "No kubeconfig is at /nowhere", "result", "x", "--kubeconfig", "/nowhere")]
    [InlineData(1, "there is no file /nowhere.tar; make one with: docker save", "image", "load", "/nowhere.tar")]
    public async Task WhatCannotBeIsSaidInOneSentenceWithItsExitCode(int code, string expected, params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);
        Assert.Equal(code, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("explain", "-h")]
    [InlineData("image", "load", "--help")]
    public async Task HelpShowsThePluginsName(params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);
        Assert.Equal(0, run.Code);
        Assert.Contains("kubectl spacecloud", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatDoesNotAnswerIsExitCodeThree()
    {
        string folder = Directory.CreateTempSubdirectory("spacecloud-cli-").FullName;
        try
        {
            string kubeconfig = Path.Combine(folder, "config");
            await File.WriteAllTextAsync(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{ name: here, cluster: { server: "https://127.0.0.1:1" } }]
                users: [{ name: me, user: { token: x } }]
                contexts: [{ name: here, context: { cluster: here, user: me } }]
                """);
            CommandRun run = await CommandRun.OfAsync("explain", "spw/x", "--kubeconfig", kubeconfig);
            Assert.Equal(3, run.Code);
            Assert.Contains("Is the cluster up", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
