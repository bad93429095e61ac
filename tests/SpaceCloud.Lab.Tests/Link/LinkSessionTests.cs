using System.Net.Sockets;
using System.Text.Json;
using static SpaceCloud.Lab.Tests.Link.LinkHarness;

namespace SpaceCloud.Lab.Tests.Link;

public sealed class LinkSessionTests
{
    private const int BigBytes = 64 * 1024;

    [Fact]
    public async Task Each_direction_carries_its_bytes_per_mission_second_and_not_more()
    {
        const double UpBytesPerSecond = 12_000, DownBytesPerSecond = 4_000, Seconds = 240;
        await using LinkHarness link = new(PourAndDrainAsync, null, Contact(30, 30 + Seconds, UpBytesPerSecond, DownBytesPerSecond));
        using TcpClient client = await link.ConnectAsync();
        double connectedSeconds = (MissionStartUtc.AddSeconds(30 + Seconds) - link.MissionUtc).TotalSeconds;
        await CutAsync(PourAndDrainAsync(client.GetStream(), CancellationToken.None));

        JsonElement closed = Line(await link.StopAsync(), "contactClosed");
        Assert.InRange(closed.GetProperty("upBytes").GetInt64(), 0.9 * UpBytesPerSecond * connectedSeconds, UpBytesPerSecond * Seconds);
        Assert.InRange(closed.GetProperty("downBytes").GetInt64(), 0.9 * DownBytesPerSecond * connectedSeconds, DownBytesPerSecond * Seconds);
    }

    [Fact]
    public async Task Connections_are_refused_outside_contacts_cut_at_LOS_and_no_byte_crosses_outside()
    {
        await using LinkHarness link = new(PourAndDrainAsync, null, Contact(30, 60, 1e5, 1e5), Contact(120, 150, 1e5, 1e5));
        Assert.True(await link.IsRefusedAsync());

        using TcpClient client = await link.ConnectAsync();
        Assert.True(link.MissionUtc >= MissionStartUtc.AddSeconds(30), "connected before AOS");
        await CutAsync(DrainAsync(client.GetStream()));
        Assert.InRange(link.MissionUtc, MissionStartUtc.AddSeconds(60), MissionStartUtc.AddSeconds(105));
        await link.UntilMissionAsync(75);
        Assert.True(await link.IsRefusedAsync());
        long afterFirst = link.Session.Total[0].UpBytes;
        await link.UntilMissionAsync(115);
        Assert.Equal(afterFirst, link.Session.Total[0].UpBytes);

        using TcpClient second = await link.ConnectAsync();
        Assert.True(link.MissionUtc >= MissionStartUtc.AddSeconds(120), "connected before the second AOS");
        await CutAsync(DrainAsync(second.GetStream()));
        Assert.True(link.Session.Total[0].UpBytes > afterFirst);
        Assert.All(link.AcceptedUtc, utc => Assert.True(
            (utc >= MissionStartUtc.AddSeconds(30) && utc < MissionStartUtc.AddSeconds(60))
            || (utc >= MissionStartUtc.AddSeconds(120) && utc < MissionStartUtc.AddSeconds(150))));
    }

    [Fact]
    public async Task Small_requests_get_through_beside_a_bulk_transfer()
    {
        // 100 kB/s real: the bulk alone would hold the link for minutes.
        await using LinkHarness link = new(EchoOrPourAsync, null, Contact(0, 600, 100_000 / Rate, 100_000 / Rate));
        using TcpClient bulk = await link.ConnectAsync();
        await bulk.GetStream().WriteAsync("pour"u8.ToArray());
        Task pouring = CutAsync(DrainAsync(bulk.GetStream()));
        using TcpClient small = await link.ConnectAsync();

        long started = TimeProvider.System.GetTimestamp();
        byte[] reply = new byte[4];
        for (int request = 0; request < 10; request++)
        {
            await small.GetStream().WriteAsync("ping"u8.ToArray());
            await small.GetStream().ReadExactlyAsync(reply).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        }

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5), "ten small requests took over 5 s");
        await link.StopAsync();
        await pouring;
    }

    [Fact]
    public async Task What_one_side_says_arrives_whole_when_it_closes()
    {
        byte[] received = [];
        await using LinkHarness link = new(
            async (ground, cancellationToken) =>
            {
                MemoryStream all = new();
                await ground.CopyToAsync(all, cancellationToken);
                received = all.ToArray();
                await ground.WriteAsync("thanks"u8.ToArray(), cancellationToken);
            },
            null,
            Contact(0, 600, 1e5, 1e5));
        using TcpClient client = await link.ConnectAsync();
        byte[] sent = new byte[200_000];
        new Random(1).NextBytes(sent);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(sent);
        client.Client.Shutdown(SocketShutdown.Send);
        MemoryStream reply = new();
        await stream.CopyToAsync(reply).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("thanks"u8.ToArray(), reply.ToArray());
        Assert.Equal(sent, received);
        JsonElement totals = Line(await link.StopAsync(), "totals");
        Assert.Equal(sent.Length, totals.GetProperty("downBytes").GetInt64());
        Assert.Equal(reply.Length, totals.GetProperty("upBytes").GetInt64());
        Assert.Equal(1, totals.GetProperty("forwards")[0].GetProperty("connections").GetInt64());
    }

    [Fact]
    public async Task A_blocked_contact_does_not_happen_and_a_block_cuts_one_under_way()
    {
        await using LinkHarness link = new(PourAndDrainAsync, null, Contact(0, 300, 1e5, 1e5), Contact(20, 200, 1e5, 1e5, "svalbard"));
        using TcpClient client = await link.ConnectAsync();
        Task cut = CutAsync(DrainAsync(client.GetStream()));
        link.Gate.Block(null);
        await cut;
        await link.UntilMissionAsync(40);
        Assert.True(await link.IsRefusedAsync());

        link.Gate.Unblock(null);
        link.Gate.Block("kiruna");
        using TcpClient second = await link.ConnectAsync();
        string[] lines = await link.StopAsync();
        Assert.Equal("blocked", Line(lines, "contactClosed").GetProperty("reason").GetString());
        Assert.Contains(lines, line => line.Contains("contactBlocked", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("contactOpened", StringComparison.Ordinal) && line.Contains("svalbard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ground_without_server_resets_and_is_told()
    {
        await using LinkHarness link = new((_, _) => Task.CompletedTask, null, Contact(0, 600, 1e5, 1e5));
        link.CloseGround();
        using TcpClient client = await link.ConnectAsync();
        MemoryStream reply = new();
        await CutAsync(client.GetStream().CopyToAsync(reply));
        Assert.Equal(0, reply.Length);
        Assert.Contains("cannotConnect", link.Output, StringComparison.Ordinal);
    }

    internal static JsonElement Line(string[] lines, string name) =>
        JsonDocument.Parse(lines.First(line => line.Contains($"\"event\":\"{name}\"", StringComparison.Ordinal))).RootElement;

    private static async Task PourAndDrainAsync(NetworkStream stream, CancellationToken cancellationToken) =>
        await Task.WhenAll(PourAsync(stream, cancellationToken), DrainAsync(stream));

    private static async Task EchoOrPourAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] word = new byte[4];
        while (await stream.ReadAtLeastAsync(word, 4, throwOnEndOfStream: false, cancellationToken) == 4)
        {
            if (word.AsSpan().SequenceEqual("pour"u8))
            {
                await PourAsync(stream, cancellationToken);
            }

            await stream.WriteAsync(word, cancellationToken);
        }
    }

    private static async Task PourAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[BigBytes];
        while (true)
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
    }

    private static async Task DrainAsync(NetworkStream stream)
    {
        byte[] bytes = new byte[BigBytes];
        while (await stream.ReadAsync(bytes) > 0)
        {
        }
    }

    /// <summary>Waits for a transfer that only the link ends.</summary>
    private static async Task CutAsync(Task transfer)
    {
        try
        {
            await transfer.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (IOException)
        {
            // Reset, as it should be.
        }
    }
}
