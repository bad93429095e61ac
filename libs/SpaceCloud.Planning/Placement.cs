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

    /// <summary>
    /// How good feasible verdicts are beside each other: integers from 0 to 10, the best exactly one 10 (ties go to the first name),
    /// infeasible ones 0. Earlier delivery counts most, then room left over battery floor and temperature limit.
    /// </summary>
    /// <param name="candidates">Each satellite with its verdict.</param>
    /// <param name="nowUtc">Mission time.</param>
    public static IReadOnlyDictionary<string, int> Scores(IEnumerable<(SatelliteSupply Supply, Verdict Verdict)> candidates, DateTimeOffset nowUtc)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        (string Name, double Merit)[] ranked = [.. candidates
            .Select(c => (c.Supply.Name, Merit: Merit(c.Supply, c.Verdict, nowUtc)))
            .OrderByDescending(c => c.Merit)
            .ThenBy(c => c.Name, StringComparer.Ordinal)];
        Dictionary<string, int> scores = new(StringComparer.Ordinal);
        foreach ((string name, double merit) in ranked)
        {
            int score = merit <= 0 ? 0 : scores.Count == 0 ? 10 : (int)Math.Clamp(Math.Round(9 * merit / ranked[0].Merit, MidpointRounding.AwayFromZero), 1, 9);
            scores[name] = score;
        }

        return scores;
    }

    /// <summary>0 for what blocks, otherwise above 0 and at most 1: delivery 0.7, battery 0.15, heat 0.15.</summary>
    private static double Merit(SatelliteSupply supply, Verdict verdict, DateTimeOffset nowUtc)
    {
        if (!verdict.Feasible)
        {
            return 0;
        }

        PlacementPlan plan = verdict.Plan;
        double hours = Math.Max(0, (plan.DeliveredUtc - nowUtc).TotalHours);
        double charge = (plan.MinStateOfChargePercent - supply.Power.MinStateOfChargePercent) / Math.Max(1, 100 - supply.Power.MinStateOfChargePercent);
        double heat = supply.Thermal is { } thermal && plan.MaxTemperatureCelsius is double celsius
            ? (thermal.MaxTemperatureCelsius - celsius) / Math.Max(1, thermal.MaxTemperatureCelsius - thermal.MinTemperatureCelsius)
            : 1;
        return (0.7 / (1 + (hours / 3))) + (0.15 * Math.Clamp(charge, 0, 1)) + (0.15 * Math.Clamp(heat, 0, 1));
    }
}
