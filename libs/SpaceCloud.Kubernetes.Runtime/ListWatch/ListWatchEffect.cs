namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>What a step does to the store.</summary>
internal abstract record ListWatchEffect
{
    public sealed record Nothing : ListWatchEffect;

    /// <summary>All pages are here: swap the store's content as a whole.</summary>
    public sealed record Replace<T>(IReadOnlyList<T> Items, string? ResourceVersion) : ListWatchEffect;

    public sealed record Upsert<T>(T Item) : ListWatchEffect;

    public sealed record Remove<T>(T Item) : ListWatchEffect;
}
