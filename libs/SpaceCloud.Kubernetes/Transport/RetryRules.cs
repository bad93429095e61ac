using System.Net;

namespace SpaceCloud.Kubernetes;

/// <summary>Which attempts are worth another one, and after how long. Pure: randomness is passed in.</summary>
internal static class RetryRules
{
    /// <summary>Longest pause we accept; a longer Retry-After is the caller's to wait out.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// 429 was refused before it was handled, so any request may come again. Everything else may only when the request is
    /// idempotent: nobody knows how far it came.
    /// </summary>
    public static bool ShouldRetry(KubernetesRequest request, HttpStatusCode? code, TimeSpan? retryAfter)
    {
        if (retryAfter > MaxDelay)
        {
            return false;
        }

        return code switch
        {
            HttpStatusCode.TooManyRequests => true,
            null => request.IsIdempotent,
            HttpStatusCode.NotImplemented => false,
            >= HttpStatusCode.InternalServerError => request.IsIdempotent,
            _ => false,
        };
    }

    /// <summary>The server's own word, or the first pause doubled each time; between half and all of it.</summary>
    /// <param name="firstDelay">Pause before the first retry.</param>
    /// <param name="attempt">0 for the first retry.</param>
    /// <param name="retryAfter">What the server said.</param>
    /// <param name="random">In [0, 1).</param>
    public static TimeSpan Delay(TimeSpan firstDelay, int attempt, TimeSpan? retryAfter, double random)
    {
        if (retryAfter is { } told)
        {
            // A crowd that was told the same second must not come back in the same instant.
            return told + (TimeSpan.FromMilliseconds(250) * random);
        }

        double doubled = Math.Min(firstDelay.TotalSeconds * Math.Pow(2, attempt), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(doubled * (0.5 + (random / 2)));
    }
}
