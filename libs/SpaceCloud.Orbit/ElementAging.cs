namespace SpaceCloud.Orbit;

/// <summary>
/// How the times of passes grow uncertain with the age of the elements. The error of public elements is nearly all along the track:
/// about 1 km at epoch (Vallado), and per day 1.5 km for objects that only drift, 6 km for constellations that manoeuvre (the median
/// of 2,824 Starlink sets against those of a day later). One figure for low orbits; higher ones drift less and move slower.
/// </summary>
public sealed record ElementAging
{
    /// <summary>Objects that do not manoeuvre: 1.5 km a day, refused after 14 days.</summary>
    public static readonly ElementAging Passive = new() { GrowthKilometersPerDay = 1.5, RefusedAfter = TimeSpan.FromDays(14) };

    /// <summary>Objects that manoeuvre: 6 km a day, refused after 7 days.</summary>
    public static readonly ElementAging Manoeuvring = new() { GrowthKilometersPerDay = 6, RefusedAfter = TimeSpan.FromDays(7) };

    /// <summary>Standard deviation along the track at epoch, km.</summary>
    public double EpochKilometers { get; init; } = 1;

    /// <summary>Growth of that with age, km per day.</summary>
    public required double GrowthKilometersPerDay { get; init; }

    /// <summary>Speed that turns a distance along the track into time, km/s.</summary>
    public double SpeedKilometersPerSecond { get; init; } = 7.6;

    /// <summary>Older elements are <see cref="ElementFreshness.Stale"/>.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Older elements are <see cref="ElementFreshness.Refused"/>.</summary>
    public required TimeSpan RefusedAfter { get; init; }

    /// <summary>Standard deviation of a pass time, s. An age before the epoch counts as much as one after it.</summary>
    public double TimingSigmaSeconds(TimeSpan age) => (EpochKilometers + (GrowthKilometersPerDay * age.Duration().TotalDays)) / SpeedKilometersPerSecond;

    /// <summary>The verdict on elements of an age, before or after their epoch.</summary>
    public ElementFreshness FreshnessOf(TimeSpan age)
    {
        TimeSpan distance = age.Duration();
        return distance > RefusedAfter ? ElementFreshness.Refused : distance > StaleAfter ? ElementFreshness.Stale : ElementFreshness.Fresh;
    }
}
