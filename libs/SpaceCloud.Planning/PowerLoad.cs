namespace SpaceCloud.Planning;

/// <summary>Electrical power drawn over a half-open stretch of time on top of the base load.</summary>
/// <param name="StartUtc">Included.</param>
/// <param name="FinishUtc">Excluded.</param>
/// <param name="Watts">Power, which also becomes heat.</param>
public readonly record struct PowerLoad(DateTimeOffset StartUtc, DateTimeOffset FinishUtc, double Watts)
{
    /// <summary>What committed runs draw, each over its segments.</summary>
    public static List<PowerLoad> From(IReadOnlyList<Commitment> commitments)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        List<PowerLoad> loads = new(commitments.Count);
        foreach (Commitment commitment in commitments)
        {
            if (commitment.Segments.Count == 0)
            {
                loads.Add(new PowerLoad(commitment.StartUtc, commitment.FinishUtc, commitment.PowerWatts));
            }

            foreach (RunSegment segment in commitment.Segments)
            {
                loads.Add(new PowerLoad(segment.StartUtc, segment.FinishUtc, commitment.PowerWatts));
            }
        }

        return loads;
    }
}
