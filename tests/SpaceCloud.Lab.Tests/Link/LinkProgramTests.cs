using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SpaceCloud.Lab.Processes;
using SpaceCloud.Link;
using SpaceCloud.Planning;
using SpaceCloud.Testing;
using static SpaceCloud.Lab.Tests.Link.LinkHarness;

namespace SpaceCloud.Lab.Tests.Link;

public sealed class LinkProgramTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linkprogram-");

    [RealPartFact(RealPart.NetworkNamespaces)]
    public async Task A_process_in_the_namespace_reaches_the_ground_through_the_link_alone_and_only_in_a_contact()
    {
        string name = "sclink" + Guid.NewGuid().ToString("N")[..8];
        await RunAsync("ip", "netns", "add", name);
        try
        {
            await RunAsync("ip", "-n", name, "link", "set", "lo", "up");
            await using LinkHarness link = new(AnswerAsync, $"/run/netns/{name}", Contact(90, 900, 1e5, 1e5));

            Assert.NotEqual(0, (await FetchAsync(name, link.GroundPort)).ExitCode);
            Assert.NotEqual(0, (await FetchAsync(name, link.Port)).ExitCode);
            Assert.Empty(link.AcceptedUtc);

            (int exitCode, string output) = await FetchAsync(name, link.Port);
            while (exitCode != 0 && link.MissionUtc < MissionStartUtc.AddSeconds(600))
            {
                (exitCode, output) = await FetchAsync(name, link.Port);
            }

            Assert.True(exitCode == 0, $"nothing came through the link: {output}; {link.Output}");
            Assert.Contains("hello from the ground", output, StringComparison.Ordinal);
            Assert.All(link.AcceptedUtc, utc => Assert.True(utc >= MissionStartUtc.AddSeconds(90)));
            Assert.NotEqual(0, (await FetchAsync(name, link.GroundPort)).ExitCode);

            // The listening socket is the satellite's: nobody outside sees it.
            Assert.True(await link.IsRefusedAsync());
            string[] lines = await link.StopAsync();
            Assert.InRange(LinkSessionTests.Line(lines, "totals").GetProperty("upBytes").GetInt64(), 20, 1000);
            Assert.NotEqual(0, (await FetchAsync(name, link.Port)).ExitCode);
        }
        finally
        {
            await RunAsync("ip", "netns", "delete", name);
        }
    }

    [Fact]
    public async Task The_program_follows_the_geometry_answers_on_its_control_socket_and_ends_with_totals()
    {
        DateTimeOffset aosUtc = await FirstPassAsync();
        MissionClock clock = new(DateTimeOffset.UtcNow, aosUtc.AddSeconds(20), 10);
        string control = Path.Combine(_folder.FullName, "control");
        string counters = Path.Combine(_folder.FullName, "counters.jsonl");
        string log = Path.Combine(_folder.FullName, "log");
        await using ManagedProcess link = await ManagedProcess.StartAsync(
            Program("--mission-clock", clock.ToString(), "--forward", $"{FreePort()}:127.0.0.1:9", "--control", control, "--counters", counters), log);
        string status = await UntilAsync(control, "status", reply => reply.Contains("\"open\"", StringComparison.Ordinal), link);
        Assert.Equal("redu", JsonDocument.Parse(status).RootElement.GetProperty("open").GetProperty("station").GetString());

        await UntilAsync(control, "block redu", reply => reply.Contains("\"event\":\"status\"", StringComparison.Ordinal), link);
        await UntilAsync(control, "status", reply => !reply.Contains("\"open\"", StringComparison.Ordinal), link);
        Assert.Contains("expected status", await AskAsync(control, "dance"), StringComparison.Ordinal);

        await link.StopAsync(Patience);
        Assert.Equal(0, link.ExitCode);
        Assert.False(File.Exists(control));
        string[] lines = await File.ReadAllLinesAsync(counters);
        Assert.Equal("blocked", LinkSessionTests.Line(lines, "contactClosed").GetProperty("reason").GetString());
        Assert.Contains("\"event\":\"totals\"", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--forward", "nonsense", "--forward nonsense: expected PORT:HOST:PORT")]
    [InlineData("--mission-clock", "yesterday", "--mission-clock: ")]
    [InlineData("--netns", "/run/netns/no-such-namespace", "there is no such network namespace")]
    [InlineData("--efficiency", "1.5", "--efficiency is 1.5, expected")]
    public async Task A_wrong_option_ends_with_2(string option, string value, string expected)
    {
        await WriteManifestsAsync();
        string log = Path.Combine(_folder.FullName, "log");
        string[] forward = option == "--forward" ? [] : ["--forward", "1:127.0.0.1:9"];
        await using ManagedProcess link = await ManagedProcess.StartAsync(Program([option, value, .. forward]), log);
        await link.Exited.WaitAsync(Patience);
        await link.KillAsync();
        Assert.Equal(2, link.ExitCode);
        Assert.Contains(expected, link.LogTail(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Command Program(params string[] arguments) => new(
        "spacecloud-link",
        Path.Combine(AppContext.BaseDirectory, "spacecloud-link"),
        [
            "--satellite-file", Path.Combine(_folder.FullName, "sat.yaml"), "--stations-file", Path.Combine(_folder.FullName, "gs.yaml"), .. arguments,
        ]);

    private async Task WriteManifestsAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "sat.yaml"), LinkManifests.Satellite);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "gs.yaml"), LinkManifests.Stations.Split("---")[0]);
    }

    private async Task<DateTimeOffset> FirstPassAsync()
    {
        await WriteManifestsAsync();
        IReadOnlyList<Api.GroundStation> stations = await ManifestFiles.ReadStationsAsync(Path.Combine(_folder.FullName, "gs.yaml"), CancellationToken.None);
        Assert.True(Orbit.OrbitPropagator.TryCreate(
            Orbit.Tle.Parse(LinkManifests.Line1, LinkManifests.Line2).Tle!.Elements, out Orbit.OrbitPropagator? orbit, out _));
        PassContacts contacts = new(
            orbit, new Api.SatelliteLinks(1, 1), [.. stations.Select(station => (station.Metadata.Name!, station.Spec))], null, TimeSpan.FromHours(24));
        return contacts.From(LinkManifests.EpochUtc).First(contact => contact.LosUtc - contact.AosUtc > TimeSpan.FromMinutes(4)).AosUtc;
    }

    private static async Task AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] request = new byte[4096];
        await stream.ReadAtLeastAsync(request, 1, throwOnEndOfStream: false, cancellationToken);
        await stream.WriteAsync("hello from the ground"u8.ToArray(), cancellationToken);
    }

    private static async Task<string> UntilAsync(string control, string command, Func<string, bool> good, ManagedProcess link)
    {
        long started = TimeProvider.System.GetTimestamp();
        string reply = "";
        while (TimeProvider.System.GetElapsedTime(started) < Patience && !link.HasExited)
        {
            reply = await AskAsync(control, command);
            if (good(reply))
            {
                return reply;
            }

            await Task.Delay(20);
        }

        Assert.Fail($"'{command}' last answered '{reply}'; the link's log: {link.LogTail()}");
        return reply;
    }

    private static async Task<string> AskAsync(string control, string command)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(control));
            await using NetworkStream stream = new(socket);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(command + "\n"));
            using StreamReader reader = new(stream);
            return await reader.ReadToEndAsync().WaitAsync(Patience);
        }
        catch (SocketException problem)
        {
            return problem.Message;
        }
    }

    private Task<(int ExitCode, string Output)> FetchAsync(string netns, int port) => TryRunAsync(new Command(
        "nc", "/usr/bin/busybox", "nc", "-w", "10", "127.0.0.1", port.ToString(CultureInfo.InvariantCulture))
    {
        NetworkNamespace = netns,
    });

    private async Task RunAsync(string program, params string[] arguments)
    {
        (int exitCode, string output) = await TryRunAsync(new Command(program, program, arguments));
        Assert.True(exitCode == 0, output);
    }

    private async Task<(int ExitCode, string Output)> TryRunAsync(Command command)
    {
        string log = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        await using ManagedProcess process = await ManagedProcess.StartAsync(command, log);
        await process.Exited.WaitAsync(Patience);
        await process.KillAsync();
        return (process.ExitCode!.Value, process.LogTail());
    }
}
