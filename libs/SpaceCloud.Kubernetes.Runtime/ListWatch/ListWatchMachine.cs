namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// List and watch as one state machine: state and input to next state and effect, without I/O or clock. Nothing throws
/// here: a list/watch ends only when its process does.
/// </summary>
internal static class ListWatchMachine<T>
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);
    private static readonly ListWatchEffect.Nothing Nothing = new();

    public static ListWatchState Start { get; } = FromTheBeginning(failures: 0);

    /// <param name="state">Where it stands.</param>
    /// <param name="input">What I/O brought.</param>
    /// <param name="random">In [0, 1): spreads the back-off of many clients.</param>
    public static (ListWatchState State, ListWatchEffect Effect) Step(ListWatchState state, ListWatchInput input, double random) => (state, input) switch
    {
        (ListWatchState.Waiting waiting, ListWatchInput.WaitOver) => (waiting.Next, Nothing),
        (ListWatchState.Listing<T> listing, ListWatchInput.PageArrived<T> page) => Page(listing, page.Page),
        (ListWatchState.Watching watching, ListWatchInput.EventArrived<T> one) => Event(watching, one),

        // The server's time-out: watch on from where we were. An end that comes at once counts as failure, so a
        // server that ends every watch does not make us spin.
        (ListWatchState.Watching { Failures: 0 } watching, ListWatchInput.WatchEnded) => (watching with { Failures = 1 }, Nothing),
        (ListWatchState.Watching watching, ListWatchInput.WatchEnded) => BackOff(watching with { Failures = watching.Failures + 1 }, null, random),
        (ListWatchState.Watching watching, ListWatchInput.ResyncDue) => (FromTheBeginning(watching.Failures), Nothing),

        // The first time list again at once; a version that is gone again and again backs off.
        ({ Failures: 0 }, ListWatchInput.Gone) => (FromTheBeginning(failures: 1), Nothing),
        (_, ListWatchInput.Gone) => BackOff(FromTheBeginning(state.Failures + 1), null, random),
        (ListWatchState.Listing<T> listing, ListWatchInput.Failed failed) =>
            BackOff(listing with { Failures = listing.Failures + 1 }, failed.RetryAfter, random),
        (ListWatchState.Watching watching, ListWatchInput.Failed failed) =>
            BackOff(watching with { Failures = watching.Failures + 1 }, failed.RetryAfter, random),
        _ => throw new InvalidOperationException($"{input.GetType().Name} cannot happen while {state.GetType().Name}."),
    };

    /// <summary>Doubles with every failure in a row, spread over the upper half; the server's own word wins.</summary>
    public static TimeSpan Delay(int failures, TimeSpan? retryAfter, double random)
    {
        double doubled = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, Math.Max(failures - 1, 0)), MaxDelay.TotalSeconds);
        TimeSpan own = TimeSpan.FromSeconds(doubled * (0.5 + (random / 2)));
        return retryAfter is { } told && told > own ? told : own;
    }

    private static ListWatchState.Listing<T> FromTheBeginning(int failures) => new([], null, failures);

    private static (ListWatchState, ListWatchEffect) Page(ListWatchState.Listing<T> listing, KubernetesPage<T> page)
    {
        IReadOnlyList<T> items = listing.Pages.Count == 0 ? page.Items : [.. listing.Pages, .. page.Items];
        return string.IsNullOrEmpty(page.ContinueToken)
            ? (new ListWatchState.Watching(page.ResourceVersion ?? "0", listing.Failures), new ListWatchEffect.Replace<T>(items, page.ResourceVersion))
            : (new ListWatchState.Listing<T>(items, page.ContinueToken, listing.Failures), Nothing);
    }

    private static (ListWatchState, ListWatchEffect) Event(ListWatchState.Watching watching, ListWatchInput.EventArrived<T> one)
    {
        ListWatchState next = new ListWatchState.Watching(one.ResourceVersion ?? watching.ResourceVersion, Failures: 0);
        return one.Event.Type switch
        {
            WatchEventType.Bookmark => (next, Nothing),
            WatchEventType.Deleted => (next, new ListWatchEffect.Remove<T>(one.Event.Entity)),
            _ => (next, new ListWatchEffect.Upsert<T>(one.Event.Entity)),
        };
    }

    private static (ListWatchState, ListWatchEffect) BackOff(ListWatchState next, TimeSpan? retryAfter, double random) =>
        (new ListWatchState.Waiting(Delay(next.Failures, retryAfter, random), next), Nothing);
}
