using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>An HTTPS server that answers by a script and shows what it was asked: for corners no real server shows on demand.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedAnswer> _script;
    private readonly TestAuthority _authority;
    private readonly Task _accepting;

    public ScriptedServer(params ScriptedAnswer[] script)
    {
        _script = new ConcurrentQueue<ScriptedAnswer>(script);
        _authority = new TestAuthority();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Request lines and bodies in the order they came.</summary>
    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public KubernetesClientConfiguration Configuration => new()
    {
        Server = new Uri($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}"),
        CertificateAuthorities = [_authority.Certificate],
        AccessToken = "scripted-token",
    };

    public KubernetesClient Client(KubernetesClientOptions? options = null) => new(
        Configuration, options ?? new KubernetesClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _authority.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
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
                    ServerCertificate = _authority.ServerCertificate,
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                },
                _stop.Token);
            while (await ScriptedRequest.ReadAsync(tls, _stop.Token) is { } request)
            {
                Requests.Enqueue(request);
                if (!_script.TryDequeue(out ScriptedAnswer? answer))
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

        await tls.WriteAsync(answer.Head, _stop.Token);
        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        if (answer.End == ScriptedEnd.Complete)
        {
            await tls.WriteAsync(body, _stop.Token);
            return true;
        }

        // Cut in awkward places on purpose: lines and even characters span chunks.
        foreach (byte[] piece in body.Chunk(7))
        {
            byte[] chunk = [.. Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"), .. piece, .. "\r\n"u8];
            await tls.WriteAsync(chunk, _stop.Token);
        }

        await tls.FlushAsync(_stop.Token);
        switch (answer.End)
        {
            case ScriptedEnd.LastChunk:
                await tls.WriteAsync("0\r\n\r\n"u8.ToArray(), _stop.Token);
                return true;
            case ScriptedEnd.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
                return true;
            default:
                return false;
        }
    }
}
