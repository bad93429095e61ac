using System.Net.Sockets;
using System.Text;

namespace SpaceCloud.Link;

/// <summary>
/// A unix socket for tests and demos; one command a line, one line back: <c>status</c>, <c>block [STATION]</c>,
/// <c>unblock [STATION]</c> (without a station: all of them).
/// </summary>
internal sealed class ControlSocket(string path, ContactGate gate, LinkSession session)
{
    private const int MaxLineCharacters = 256;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        File.Delete(path);
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        listener.Listen();
        try
        {
            while (true)
            {
                using Socket client = await listener.AcceptAsync(cancellationToken);
                await AnswerAsync(client, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            File.Delete(path);
        }
    }

    private async Task AnswerAsync(Socket client, CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            await using NetworkStream stream = new(client);
            byte[] line = new byte[MaxLineCharacters];
            int length = 0;
            while (length < line.Length && !line.AsSpan(0, length).Contains((byte)'\n'))
            {
                int count = await stream.ReadAsync(line.AsMemory(length), patience.Token);
                length += count;
                if (count == 0)
                {
                    break;
                }
            }

            string answer = Do(Encoding.UTF8.GetString(line, 0, length).Split('\n')[0].Trim());
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\n"), patience.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // The caller went away or never said anything.
        }
    }

    private string Do(string line)
    {
        string[] words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? station = words.Length > 1 ? words[1] : null;
        switch (words.FirstOrDefault())
        {
            case "status":
                return session.Status();
            case "block":
                gate.Block(station);
                return session.Status();
            case "unblock":
                gate.Unblock(station);
                return session.Status();
            default:
                return """{"event":"error","message":"expected status, block [STATION] or unblock [STATION]"}""";
        }
    }
}
