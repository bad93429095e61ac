using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Google.Protobuf;

namespace SpaceCloud.EdgeAgent.Cri;

/// <summary>
/// Unary gRPC calls over a unix socket: HTTP/2 with prior knowledge, a deadline on every call, a cap on the reply, the status
/// from trailers or (trailers-only replies) from the headers. No retries: whether a call may be repeated is the caller's affair.
/// </summary>
internal sealed class GrpcUnixCaller : IDisposable
{
    /// <summary>What containerd itself caps messages at.</summary>
    public const int MaxReplyBytes = 16 * 1024 * 1024;

    private readonly HttpClient _http;

    /// <param name="socketPath">Path of the unix socket; need not exist yet.</param>
    public GrpcUnixCaller(string socketPath)
    {
        SocketPath = socketPath;
        SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (_, cancel) =>
            {
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
    }

    public string SocketPath { get; }

    /// <param name="method">"package.Service/Method".</param>
    /// <exception cref="GrpcException">Any status but OK; Unavailable when nobody listens, DeadlineExceeded when time ran out.</exception>
    public async Task<TReply> CallAsync<TReply>(
        string method, IMessage request, MessageParser<TReply> parser, TimeSpan deadline, CancellationToken cancel)
        where TReply : IMessage<TReply>
    {
        using CancellationTokenSource timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(deadline);
        try
        {
            using HttpRequestMessage message = Request(method, request, deadline);
            using HttpResponseMessage reply =
                await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timed.Token);
            if (reply.StatusCode != HttpStatusCode.OK)
            {
                throw new GrpcException(GrpcCode.Unavailable, method, $"HTTP status {(int)reply.StatusCode}");
            }

            byte[] body = await ReadAsync(reply.Content, method, timed.Token);
            return Parse(method, reply, body, parser);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.DeadlineExceeded, method, $"no answer within {deadline.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new GrpcException(GrpcCode.Unavailable, method, $"{SocketPath}: {Innermost(error)}", error);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(string method, IMessage request, TimeSpan deadline)
    {
        ByteArrayContent content = new(GrpcFrame.Encode(request));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        HttpRequestMessage message = new(HttpMethod.Post, "/" + method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        message.Headers.Add("grpc-timeout", ((long)deadline.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "m");
        return message;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, string method, CancellationToken cancel)
    {
        using Stream stream = await content.ReadAsStreamAsync(cancel);
        using MemoryStream body = new();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MaxReplyBytes)
            {
                throw new GrpcException(GrpcCode.ResourceExhausted, method, $"reply is larger than {MaxReplyBytes} bytes");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static TReply Parse<TReply>(string method, HttpResponseMessage reply, byte[] body, MessageParser<TReply> parser)
        where TReply : IMessage<TReply>
    {
        // Trailers exist only once the body has been read to its end; a trailers-only reply has the status in the headers.
        string? status = Value(reply.TrailingHeaders, "grpc-status") ?? Value(reply.Headers, "grpc-status");
        if (!int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            throw new GrpcException(GrpcCode.Internal, method, "reply without grpc-status: the connection was cut");
        }

        if (code != (int)GrpcCode.Ok)
        {
            string detail = Value(reply.TrailingHeaders, "grpc-message") ?? Value(reply.Headers, "grpc-message") ?? string.Empty;
            throw new GrpcException(Known(code), method, Uri.UnescapeDataString(detail));
        }

        ReadOnlyMemory<byte> message = GrpcFrame.Decode(body, out string? problem)
            ?? throw new GrpcException(GrpcCode.Internal, method, problem!);
        try
        {
            return parser.ParseFrom(message.Span);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new GrpcException(GrpcCode.Internal, method, $"reply is not the expected message: {error.Message}", error);
        }
    }

    private static GrpcCode Known(int code) => Enum.IsDefined((GrpcCode)code) ? (GrpcCode)code : GrpcCode.Unknown;

    private static string? Value(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static string Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error.Message;
}
