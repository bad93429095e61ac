using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SpaceCloud.Bench.Placement;

/// <summary>One client for all who are measured: from the last byte of the question to the first of the answer, on one connection.</summary>
internal sealed class HttpProbe(Uri address) : IDisposable
{
    private Socket? socket;

    /// <summary>How many connections it took.</summary>
    public int Connections { get; private set; }

    public void Dispose() => socket?.Dispose();

    /// <summary>Seconds, and the body of the answer.</summary>
    public (double Seconds, byte[] Body) Post(string path, byte[] body)
    {
        if (socket is not { Connected: true })
        {
            socket?.Dispose();
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(address.Host, address.Port);
            Connections++;
        }

        SendAll(Encoding.ASCII.GetBytes($"POST /{path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        SendAll(body);
        long start = Stopwatch.GetTimestamp();
        byte[] buffer = new byte[1 << 16];
        int read = socket.Receive(buffer);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using MemoryStream answer = new();
        int headers = -1;
        int length = 0;
        while (true)
        {
            if (read == 0)
            {
                throw new IOException("the server hung up in its answer");
            }

            answer.Write(buffer, 0, read);
            if (headers < 0 && answer.GetBuffer().AsSpan(0, (int)answer.Length).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                headers = end + 4;
                string head = Encoding.ASCII.GetString(answer.GetBuffer(), 0, end);
                string[] lines = head.Split("\r\n");
                string said = lines.Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                length = int.Parse(said["Content-Length:".Length..], CultureInfo.InvariantCulture);
                if (!lines[0].Contains(" 200 ", StringComparison.Ordinal))
                {
                    throw new IOException(lines[0]);
                }
            }

            if (headers >= 0 && answer.Length >= headers + length)
            {
                return (seconds, answer.ToArray()[headers..]);
            }

            read = socket.Receive(buffer);
        }
    }

    private void SendAll(byte[] bytes)
    {
        for (int sent = 0; sent < bytes.Length;)
        {
            sent += socket!.Send(bytes.AsSpan(sent));
        }
    }
}
