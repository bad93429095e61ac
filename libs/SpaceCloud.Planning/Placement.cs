namespace SpaceCloud.Planning;

/// <summary>Judges whether one satellite can do one piece of work: everything up, run within battery and heat, result down in time.</summary>
public static class Placement
{
    /// <summary>
    /// A plan with the earliest delivery over this satellite's own contacts, or every reason that blocks, each with its number. Bytes
    /// may be spread over several contacts. Pure and deterministic.
    /// </summary>
    /// <param name="supply">The satellite as known now.</param>
    /// <param name="demand">The work.</param>
    /// <param name="nowUtc">Mission time.</param>
    /// <param name="options">Null means <see cref="PlacementOptions.Default"/>.</param>
    public static Verdict Judge(SatelliteSupply supply, Demand demand, DateTimeOffset nowUtc, PlacementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(supply);
        ArgumentNullException.ThrowIfNull(demand);
        string[] absurd = [.. Plausibility.Problems(demand), .. Plausibility.Problems(supply)];
        if (absurd.Length > 0)
        {
            return new Verdict { Satellite = supply.Name, Blockers = [.. absurd.Select(p => Blockers.Plain(BlockReason.Misconfigured, p))] };
        }

        options ??= PlacementOptions.Default;
        Verdict inOnePiece = new Judgement(supply, demand, nowUtc.ToUniversalTime(), options).Verdict();
        return options.SplitInterruptible && demand.Interruptible
            ? new Judgement(supply, demand, nowUtc.ToUniversalTime(), options).SplitWhereSooner(inOnePiece)
            : inOnePiece;
    }
}
