namespace SpaceCloud.Operator.Workloads;

/// <summary>
/// When the work of a silent satellite may be given to another (D13): at most one attempt that may run at any time. A pod
/// that was placed may already be on board and cannot be called back, but its agent never starts it past startNotAfter.
/// </summary>
internal static class AttemptRule
{
    /// <summary>Judges one index.</summary>
    /// <param name="attempts">All attempts of the index, any order.</param>
    /// <param name="retryLimit">Attempts allowed after the first.</param>
    /// <param name="clockUncertainty">How far the clock on board may be off.</param>
    /// <param name="nowUtc">Mission time.</param>
    public static AttemptDecision Judge(
        IReadOnlyCollection<Attempt> attempts,
        int retryLimit,
        TimeSpan clockUncertainty,
        DateTimeOffset nowUtc)
    {
        if (attempts.Count == 0)
        {
            return new AttemptDecision.Create(1);
        }

        if (attempts.FirstOrDefault(attempt => attempt.State is AttemptState.Succeeded) is { } succeeded)
        {
            return new AttemptDecision.Done(succeeded.Number);
        }

        DateTimeOffset? freeUtc = DateTimeOffset.MinValue;
        foreach (Attempt attempt in attempts)
        {
            DateTimeOffset? endedUtc = FreeFromUtc(attempt, clockUncertainty);
            freeUtc = endedUtc is null || freeUtc is null ? null : Later(endedUtc.Value, freeUtc.Value);
        }

        if (freeUtc is null || nowUtc < freeUtc)
        {
            return new AttemptDecision.Wait(freeUtc);
        }

        int last = attempts.Max(attempt => attempt.Number);
        return last > retryLimit ? new AttemptDecision.GiveUp(last) : new AttemptDecision.Create(last + 1);
    }

    /// <summary>From when on the attempt can certainly not run; null when nothing but a report can tell.</summary>
    private static DateTimeOffset? FreeFromUtc(Attempt attempt, TimeSpan clockUncertainty)
    {
        if (attempt.State is AttemptState.Failed)
        {
            return DateTimeOffset.MinValue;
        }

        if (attempt.State is AttemptState.Unplaced || attempt.StartNotAfterUtc is not { } startNotAfterUtc)
        {
            return null;
        }

        DateTimeOffset neverStartedUtc = startNotAfterUtc + clockUncertainty;
        if (attempt.State is AttemptState.Placed)
        {
            return neverStartedUtc;
        }

        if (attempt.State is AttemptState.OnBoard && attempt.SatelliteReportedUtc >= neverStartedUtc)
        {
            return neverStartedUtc;
        }

        if (attempt.State is AttemptState.Started && !attempt.SatelliteLost)
        {
            return null;
        }

        // It may have started unheard: wait until it must have ended, and until its result had its contact.
        DateTimeOffset endedUtc = Later(attempt.LatestEndUtc ?? startNotAfterUtc, startNotAfterUtc) + clockUncertainty;
        return Later(endedUtc, attempt.ReturnByUtc ?? endedUtc);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
