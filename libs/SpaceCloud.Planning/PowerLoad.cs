namespace SpaceCloud.Planning;

/// <summary>Electrical power drawn over a half-open stretch of time on top of the base load.</summary>
/// <param name="StartUtc">Included.</param>
/// <param name="FinishUtc">Excluded.</param>
/// <param name="Watts">Power, which also becomes heat.</param>
public readonly record struct PowerLoad(DateTimeOffset StartUtc, DateTimeOffset FinishUtc, double Watts)
{
    /// <summary>What a committed run draws.</summary>
    public static PowerLoad From(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return new PowerLoad(commitment.StartUtc, commitment.FinishUtc, commitment.PowerWatts);
    }
}
