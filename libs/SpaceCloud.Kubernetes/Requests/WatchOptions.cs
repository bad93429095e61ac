namespace SpaceCloud.Kubernetes;

/// <summary>What to watch and from when on.</summary>
public sealed record WatchOptions
{
    /// <summary>Version of the list (or the last event seen) to continue after; null starts with the state as it is.</summary>
    public string? ResourceVersion { get; init; }

    /// <inheritdoc cref="ListOptions.LabelSelector"/>
    public string? LabelSelector { get; init; }

    /// <inheritdoc cref="ListOptions.FieldSelector"/>
    public string? FieldSelector { get; init; }

    /// <summary>After this the server ends the watch. Default 290 s.</summary>
    public TimeSpan ServerTimeout { get; init; } = TimeSpan.FromSeconds(290);

    /// <summary>Silence (not even a bookmark) that ends the watch from our side. Default 180 s; bookmarks come every minute.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(180);
}
