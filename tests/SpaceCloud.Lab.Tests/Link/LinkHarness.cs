using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SpaceCloud.Link;
using SpaceCloud.Planning;

namespace SpaceCloud.Lab.Tests.Link;

/// <summary>A link with contacts of our choice, and a server on the ground behind it.</summary>
internal sealed class LinkHarness : IAsyncDisposable, IContactSource
{
    public const double Rate = 60;
    public static readonly DateTimeOffset MissionStartUtc = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _ground = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("link-");
    private readonly StringWriter _output = new();
    private readonly LinkContact[] _contacts;
    private readonly Task _serving;
    private readonly Task _running;

    public LinkHarness(Func<NetworkStream, CancellationToken, Task> server, string? namespacePath, params LinkContact[] contacts)
    {
        _contacts = contacts;
        _ground.Start();
        Port = FreePort();
        Clock = new MissionClock(DateTimeOffset.UtcNow, MissionStartUtc, Rate);
        LinkSettings settings = new("aurora-1", Clock, [new Forward(Port, "127.0.0.1", GroundPort)], namespacePath);
        LinkEvents events = new("aurora-1", Clock, TimeProvider.System, _output, CountersFile);
        Gate = new ContactGate(this);
        Session = new LinkSession(settings, Gate, TimeProvider.System, events);
        _serving = ServeAsync(server);
        _running = Session.RunAsync(_stop.Token);
    }

    public MissionClock Clock { get; }

    public ContactGate Gate { get; }

    public LinkSession Session { get; }

    public int Port { get; }

    public int GroundPort => ((IPEndPoint)_ground.LocalEndpoint).Port;

    public ConcurrentQueue<DateTimeOffset> AcceptedUtc { get; } = new();

    public string CountersFile => Path.Combine(_folder.FullName, "counters.jsonl");

    public string Output => _output.ToString();

    public DateTimeOffset MissionUtc => Clock.MissionUtc(DateTimeOffset.UtcNow);

    /// <summary>A contact by mission seconds after the start.</summary>
    public static LinkContact Contact(double aosSeconds, double losSeconds, double upBytesPerSecond, double downBytesPerSecond, string station = "kiruna") =>
        new(station, MissionStartUtc.AddSeconds(aosSeconds), MissionStartUtc.AddSeconds(losSeconds), 40, upBytesPerSecond, downBytesPerSecond);

    public IReadOnlyList<LinkContact> From(DateTimeOffset missionUtc) => [.. _contacts.Where(contact => contact.LosUtc > missionUtc)];

    public async Task UntilMissionAsync(double seconds)
    {
        TimeSpan wait = Clock.RealUtc(MissionStartUtc.AddSeconds(seconds)) - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait);
        }
    }

    /// <summary>Connects on board, trying again until the contact opens.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(5, patience.Token);
            }
        }
    }

    public async Task<bool> IsRefusedAsync()
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return false;
        }
        catch (SocketException problem)
        {
            return problem.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    public void CloseGround() => _ground.Stop();

    /// <summary>Ends the link and gives the lines of its counters file.</summary>
    public async Task<string[]> StopAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
        return await File.ReadAllLinesAsync(CountersFile);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
        _ground.Stop();
        await _serving.WaitAsync(TimeSpan.FromSeconds(20));
        _ground.Dispose();
        _stop.Dispose();
        await _output.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> server)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                TcpClient client = await _ground.AcceptTcpClientAsync(_stop.Token);
                AcceptedUtc.Enqueue(MissionUtc);
                connections.Add(ServeAsync(client, server));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> server)
    {
        using TcpClient one = client;
        try
        {
            await server(one.GetStream(), _stop.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // The link cut it.
        }
    }
}
