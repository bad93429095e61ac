namespace SpaceCloud.Kubernetes;

/// <summary>The bearer token of the moment. A token file is renewed in place (hourly in a pod), so it is read again.</summary>
internal sealed class TokenSource(KubernetesClientConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    // Replaced as a whole; two requests may both read the file, which harms nobody.
    private volatile ReadToken? _last;

    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (configuration.TokenFile is not { } file)
        {
            return configuration.AccessToken;
        }

        if (_last is { } known && time.GetElapsedTime(known.Timestamp) < Freshness)
        {
            return known.Text;
        }

        try
        {
            string text = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
            _last = new ReadToken(text, time.GetTimestamp());
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Perhaps just being replaced: the last one may still be good, and the server will say if it is not.
            return _last?.Text ?? throw new KubeconfigException($"The token file cannot be read: {exception.Message}", exception);
        }
    }

    private sealed record ReadToken(string Text, long Timestamp);
}
