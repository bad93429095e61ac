namespace SpaceCloud.Operator.Hosting;

/// <summary>Logs as one JSON object a line on standard output.</summary>
internal static class JsonLines
{
    /// <summary>The factory every room's logger comes from.</summary>
    public static ILoggerFactory Factory() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            console.IncludeScopes = false;
        }));
}
