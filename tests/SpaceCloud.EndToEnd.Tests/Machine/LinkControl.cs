using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Lab.Installations;

namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>The control socket of a satellite's link process.</summary>
internal static class LinkControl
{
    internal static Task<LinkView> StatusAsync(SatelliteUnit unit) => AskAsync(unit, "status");

    /// <summary>Lets nothing through from now on, whatever the geometry says.</summary>
    internal static Task<LinkView> BlockAsync(SatelliteUnit unit) => AskAsync(unit, "block");

    internal static Task<LinkView> UnblockAsync(SatelliteUnit unit) => AskAsync(unit, "unblock");

    private static async Task<LinkView> AskAsync(SatelliteUnit unit, string command)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(unit.LinkSocket));
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\n"));
        using StreamReader reader = new(stream);
        JsonNode status = JsonNode.Parse(await reader.ReadLineAsync() ?? "{}")!;
        return new LinkView(
            Utc(status["missionUtc"]),
            status["open"] is not null,
            status["next"]?[0] is { } next ? Utc(next["aosUtc"]) : DateTimeOffset.MaxValue,
            (long)status["upBytes"]!,
            (long)status["downBytes"]!);
    }

    private static DateTimeOffset Utc(JsonNode? node) => node!.GetValue<DateTimeOffset>();
}
