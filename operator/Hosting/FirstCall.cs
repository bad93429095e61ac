using SpaceCloud.Kubernetes;

namespace SpaceCloud.Operator.Hosting;

/// <summary>The first call to the API server, so that wrong credentials are told at once and not by a controller that never moves.</summary>
internal static class FirstCall
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// An API server that has just started refuses everybody until it has read its own roles: that is waited for a while.
    /// </summary>
    /// <exception cref="KubernetesException">It cannot be reached, or refuses for good.</exception>
    internal static async Task MakeAsync(IKubernetesClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await client.GetRawAsync("/version", cancellationToken);
                return;
            }
            catch (KubernetesException refused) when (refused.IsForbidden && time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
