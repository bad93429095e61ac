namespace SpaceCloud.Operator.Hosting;

/// <summary>Lets a web server log into the operator's own factory.</summary>
internal sealed class ForwardedLogs(ILoggerFactory logs) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The factory belongs to the process.
    }
}
