using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>An HTTPS server that answers by a script and shows what it was asked: for corners no real server shows on demand.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ScriptedAnswer> script;
    private readonly TestAuthority authority;
    private readonly Task accepting;

    public ScriptedServer(params ScriptedAnswer[] script)
    {
        this.script = new ConcurrentQueue<ScriptedAnswer>(script);
        authority = new TestAuthority();
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Request lines and bodies in the order they came.</summary>
    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public KubernetesClientConfiguration Configuration => new()
    {
        Server = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"),
        CertificateAuthorities = [authority.Certificate],
        AccessToken = "scripted-token",
    };

    public KubernetesClient Client(KubernetesClientOptions? options = null) => new(
        Configuration, options ?? new KubernetesClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
        authority.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient tcp)
    {
        try
        {
            using TcpClient connection = tcp;
            await using SslStream tls = new(connection.GetStream());
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = authority.ServerCertificate,
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                },
                stop.Token);
            while (await ScriptedRequest.ReadAsync(tls, stop.Token) is { } request)
            {
                Requests.Enqueue(request);
                if (!script.TryDequeue(out ScriptedAnswer? answer))
                {
                    answer = ScriptedAnswer.Refusal(418, "ScriptIsOver");
                }

                if (!await AnswerAsync(tls, answer))
                {
                    // With a reset what was sent before could be lost on the way; where something was sent it shall arrive.
                    connection.Client.LingerState = new LingerOption(answer.End == ScriptedEnd.NoAnswer, 0);
                    connection.Client.Close();
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    // False when the connection shall break.
    private async Task<bool> AnswerAsync(SslStream tls, ScriptedAnswer answer)
    {
        if (answer.End == ScriptedEnd.NoAnswer)
        {
            return false;
        }

        await tls.WriteAsync(answer.Head, stop.Token);
        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        if (answer.End == ScriptedEnd.Complete)
        {
            await tls.WriteAsync(body, stop.Token);
            return true;
        }

        // Cut in awkward places on purpose: lines and even characters span chunks.
        foreach (byte[] piece in body.Chunk(7))
        {
            byte[] chunk = [.. Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"), .. piece, .. "\r\n"u8];
            await tls.WriteAsync(chunk, stop.Token);
        }

        await tls.FlushAsync(stop.Token);
        switch (answer.End)
        {
            case ScriptedEnd.LastChunk:
                await tls.WriteAsync("0\r\n\r\n"u8.ToArray(), stop.Token);
                return true;
            case ScriptedEnd.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
                return true;
            default:
                return false;
        }
    }
}
