using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace SpaceCloud.Lab.Demo;

/// <summary>What a link process has counted since it started, asked over its control socket.</summary>
/// <param name="BytesUp">Bytes let through from the ground to the satellite.</param>
/// <param name="BytesDown">Bytes let through from the satellite to the ground.</param>
internal sealed record LinkStatus(long BytesUp, long BytesDown)
{
    /// <exception cref="LabException">It does not answer.</exception>
    internal static async Task<LinkStatus> AskAsync(string socketPath, CancellationToken cancellationToken)
    {
        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellationToken);
            await using NetworkStream stream = new(socket);
            await stream.WriteAsync("status\n"u8.ToArray(), cancellationToken);
            using StreamReader reader = new(stream);
            JsonNode? status = JsonNode.Parse(await reader.ReadLineAsync(cancellationToken) ?? "");
            return new LinkStatus((long)status!["upBytes"]!, (long)status["downBytes"]!);
        }
        catch (Exception exception) when (exception is SocketException or IOException or System.Text.Json.JsonException or NullReferenceException)
        {
            throw new LabException($"the link process behind {socketPath} does not say what it counted: {exception.Message}", exception);
        }
    }
}
