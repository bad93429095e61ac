namespace SpaceCloud.Api.Passes;

/// <summary>
/// The span of mission time in which contacts are planned, rounded so that repeated runs compute the very same passes.
/// </summary>
/// <param name="StartUtc">Mission time, rounded down.</param>
/// <param name="ToUtc">End, exclusive: passes that rise before it are kept whole.</param>
public sealed record PassHorizon(DateTimeOffset StartUtc, DateTimeOffset ToUtc)
{
    /// <summary>Horizons begin on multiples of this.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>How long before the rounded now the search begins: a revolution of a low orbit, so that passes in it can be counted.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromHours(2);

    /// <summary>How long after the end the search goes on, so that passes which rise before it are found whole.</summary>
    public static readonly TimeSpan LookAhead = TimeSpan.FromMinutes(40);

    /// <summary>The horizon at a mission time.</summary>
    public static PassHorizon At(DateTimeOffset missionNowUtc, TimeSpan length)
    {
        long ticks = missionNowUtc.UtcTicks;
        var roundedUtc = new DateTimeOffset(ticks - (ticks % Step.Ticks), TimeSpan.Zero);
        var lengthTicks = length.Ticks - (length.Ticks % TimeSpan.TicksPerMinute);
        return new PassHorizon(roundedUtc, roundedUtc.AddTicks(lengthTicks));
    }

    /// <summary>Where the search for passes begins.</summary>
    public DateTimeOffset SearchFromUtc => StartUtc - LookBack;

    /// <summary>Where it ends.</summary>
    public DateTimeOffset SearchToUtc => ToUtc + LookAhead;

    /// <summary>Mission time at which the next horizon begins.</summary>
    public DateTimeOffset NextUtc => StartUtc + Step;
}
