namespace SpaceCloud.Planning;

/// <summary>How far a start is judged: through the next eclipse after the run, and after everything that is committed.</summary>
internal sealed class JudgedSpan
{
    private readonly LightTimeline light;
    private readonly long? lastCommittedFinish;
    private readonly bool eclipses;

    public JudgedSpan(LightTimeline light, IReadOnlyList<Commitment> commitments, DateTimeOffset notBeforeUtc)
    {
        this.light = light;
        lastCommittedFinish = commitments.Count == 0 ? null : commitments.Max(c => c.FinishUtc.UtcTicks);
        eclipses = light.EndOfNextEclipse(notBeforeUtc) is not null;
    }

    /// <summary>
    /// The end of the span for a run that ends at a moment; null when the next eclipse after it lies beyond the horizon. An orbit that
    /// shows no eclipse at all is judged to the end of the horizon.
    /// </summary>
    public long? UntilTicks(long finishTicks)
    {
        if (!eclipses)
        {
            return light.ToUtc.UtcTicks;
        }

        if (light.EndOfNextEclipse(new DateTimeOffset(finishTicks, TimeSpan.Zero)) is not DateTimeOffset own)
        {
            return null;
        }

        return lastCommittedFinish is not long committed || committed <= finishTicks
            ? own.UtcTicks
            : (light.EndOfNextEclipse(new DateTimeOffset(committed, TimeSpan.Zero)) ?? light.ToUtc).UtcTicks;
    }
}
