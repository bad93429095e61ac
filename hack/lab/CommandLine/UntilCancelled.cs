namespace SpaceCloud.Lab.CommandLine;

/// <summary>Waits for Ctrl-C or SIGTERM, the way a foreground verb is meant to end.</summary>
internal static class UntilCancelled
{
    internal static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }
}
