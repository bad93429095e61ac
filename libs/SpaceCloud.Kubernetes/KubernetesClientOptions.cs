using System.Net.Http;
using System.Text.Json;

namespace SpaceCloud.Kubernetes;

/// <summary>How a client behaves; every value has a default that fits.</summary>
public sealed record KubernetesClientOptions
{
    /// <summary>Generated JSON code; make it with <see cref="KubernetesJson.Create"/> when there are own types.</summary>
    public JsonSerializerOptions Json { get; init; } = KubernetesJson.Options;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>One attempt of one request, watches aside. Default 30 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connection and TLS handshake. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Further attempts after the first. Default 4; 0 switches retries off.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>First pause between attempts; doubled each time, with jitter, at most 30 s. Default 250 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Who we say we are. Default <c>spacecloud</c>.</summary>
    public string UserAgent { get; init; } = "spacecloud";

    /// <summary>Opens connections another way (a tunnel, a pipe in tests); TLS runs on top of it. Null for plain TCP.</summary>
    public Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? ConnectCallback { get; init; }
}
