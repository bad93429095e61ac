namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Where a list/watch stands; each state says which I/O comes next.</summary>
/// <param name="Failures">Failures in a row; the back-off grows with them.</param>
internal abstract record ListWatchState(int Failures)
{
    /// <summary>Fetch the next page of a full list (the first when there is no token).</summary>
    /// <param name="Pages">What earlier pages of the same list held.</param>
    public sealed record Listing<T>(IReadOnlyList<T> Pages, string? ContinueToken, int Failures) : ListWatchState(Failures);

    /// <summary>Watch from a version on.</summary>
    public sealed record Watching(string ResourceVersion, int Failures) : ListWatchState(Failures);

    /// <summary>Let a time pass, then go on as <paramref name="Next"/> says.</summary>
    public sealed record Waiting(TimeSpan Delay, ListWatchState Next) : ListWatchState(Next.Failures);
}
