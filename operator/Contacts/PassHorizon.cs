namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// The span of mission time in which contacts are planned, rounded so that repeated runs compute the very same passes.
/// </summary>
/// <param name="FromUtc">Start of the search; early enough that a pass under way is found whole.</param>
/// <param name="ToUtc">End of the search, exclusive: passes that rise before it are kept whole.</param>
internal sealed record PassHorizon(DateTimeOffset FromUtc, DateTimeOffset ToUtc)
{
    /// <summary>Horizons begin on multiples of this.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>How long before the rounded now the search begins: no low-orbit pass lasts longer.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromMinutes(30);

    /// <summary>The horizon at a mission time.</summary>
    public static PassHorizon At(DateTimeOffset missionNowUtc, TimeSpan length)
    {
        long ticks = missionNowUtc.UtcTicks;
        var roundedUtc = new DateTimeOffset(ticks - (ticks % Step.Ticks), TimeSpan.Zero);
        return new PassHorizon(roundedUtc - LookBack, roundedUtc + length);
    }

    /// <summary>Mission time at which the next horizon begins.</summary>
    public DateTimeOffset NextUtc => FromUtc + LookBack + Step;
}
