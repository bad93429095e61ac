using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace SpaceCloud.Kubernetes;

/// <summary>Sends request values: credentials, time-outs, retries, metrics.</summary>
internal sealed class RestTransport : IDisposable
{
    private static readonly ResiliencePropertyKey<KubernetesRequest> RequestKey = new("request");

    private readonly HttpClient _http;
    private readonly KubernetesClientConfiguration _configuration;
    private readonly KubernetesClientOptions _options;
    private readonly TokenSource _tokens;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly string _host;

    public RestTransport(KubernetesClientConfiguration configuration, KubernetesClientOptions options)
    {
        _configuration = configuration;
        _options = options;
        _host = configuration.Server.Authority;
        _tokens = new TokenSource(configuration, options.TimeProvider);
        _http = new HttpClient(ConnectionFactory.CreateHandler(configuration, options)) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = CreatePipeline();
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends and returns a successful answer with its whole body.</summary>
    public async Task<byte[]> SendAsync(KubernetesRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Sends and returns a successful answer whose body is still arriving.</summary>
    public Task<HttpResponseMessage> OpenAsync(KubernetesRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(KubernetesRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        HttpResponseMessage response;
        try
        {
            response = await _pipeline.ExecuteAsync(
                static async (context, state) => await state.transport.AttemptAsync(state.request, state.completion, context.CancellationToken),
                context,
                (transport: this, request, completion));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw StatusReader.ToException(response.StatusCode, await ReadRefusalAsync(response, cancellationToken), RetryAfter(response));
        }
    }

    // A refusal whose body breaks off is still a refusal; its code says enough.
    private async Task<byte[]> ReadRefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using LinkedLimit limit = Limit(cancellationToken);
        try
        {
            return await response.Content.ReadAsByteArrayAsync(limit.Token);
        }
        catch (Exception exception) when (BrokenConnection.Is(exception))
        {
            return [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(KubernetesRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = await CreateMessageAsync(request, cancellationToken);
        using LinkedLimit limit = Limit(cancellationToken);
        long started = _options.TimeProvider.GetTimestamp();
        string code = "<error>";
        try
        {
            HttpResponseMessage response = await _http.SendAsync(message, completion, limit.Token);
            code = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw KubernetesException.Unreachable($"{_configuration.Server} did not answer within {_options.RequestTimeout.TotalSeconds:0.#} s.", exception);
        }
        catch (Exception exception) when (BrokenConnection.Is(exception))
        {
            throw KubernetesException.Unreachable($"{_configuration.Server} cannot be reached: {Cause(exception)}", exception);
        }
        finally
        {
            RestClientMetrics.Requested(request, _host, code, _options.TimeProvider.GetElapsedTime(started));
        }
    }

    private LinkedLimit Limit(CancellationToken cancellationToken) =>
        new(_options.RequestTimeout, _options.TimeProvider, cancellationToken);

    private async Task<HttpRequestMessage> CreateMessageAsync(KubernetesRequest request, CancellationToken cancellationToken)
    {
        HttpRequestMessage message = new(request.Method, new Uri(_configuration.Server, BasePath() + request.PathAndQuery))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

        // The handler takes the name to verify from the Host header.
        message.Headers.Host = _configuration.TlsServerName;
        message.Headers.UserAgent.TryParseAdd(_options.UserAgent);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.PathAndQuery.StartsWith("/api", StringComparison.Ordinal) is false)
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.5));
        }

        if (request.ContentType is { } contentType)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        if (await _tokens.GetAsync(cancellationToken) is { } token)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return message;
    }

    private string BasePath() => _configuration.Server.AbsolutePath.TrimEnd('/');

    private ResiliencePipeline<HttpResponseMessage> CreatePipeline()
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = _options.TimeProvider };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _options.MaxRetries,
                ShouldHandle = arguments => new ValueTask<bool>(ShouldRetry(arguments.Context, arguments.Outcome)),
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(
                    RetryRules.Delay(_options.RetryDelay, arguments.AttemptNumber, RetryAfter(arguments.Outcome.Result), Jitter())),
                OnRetry = arguments =>
                {
                    arguments.Context.Properties.TryGetValue(RequestKey, out KubernetesRequest? request);
                    string code = arguments.Outcome.Result is { } response ? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture) : "<error>";
                    RestClientMetrics.Retried(request!, _host, code);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    // Spreads retries of many clients; nothing secret hangs on it.
#pragma warning disable CA5394
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    private static bool ShouldRetry(ResilienceContext context, Outcome<HttpResponseMessage> outcome) =>
        context.Properties.TryGetValue(RequestKey, out KubernetesRequest? request)
        && (outcome switch
        {
            { Result: { } response } => RetryRules.ShouldRetry(request, response.StatusCode, RetryAfter(response)),
            { Exception: KubernetesException { IsUnreachable: true } } => RetryRules.ShouldRetry(request, null, null),
            _ => false,
        });

    private static TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;

    private static string Cause(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
}
