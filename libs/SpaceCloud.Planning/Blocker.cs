namespace SpaceCloud.Planning;

/// <summary>One reason why a placement is not possible, with its number. Numbers are exact; rounding is done in the message only.</summary>
public sealed record Blocker
{
    /// <summary>One of <see cref="BlockReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>One sentence for people, such as "state of charge would reach 61.2 % &lt; 65 % at 14:02:10Z".</summary>
    public required string Message { get; init; }

    /// <summary>The figure that was reached or asked for; null where the reason has none.</summary>
    public double? Number { get; init; }

    /// <summary>What it was held against.</summary>
    public double? Limit { get; init; }

    /// <summary>Unit of number and limit: <c>%</c>, <c>Cel</c>, <c>B</c>, <c>s</c>, <c>m</c> (millicores), <c>km</c>, <c>deg</c>, <c>1</c>; null where the reason has no number.</summary>
    public string? Unit { get; init; }

    /// <summary>When the limit would be crossed, mission UTC.</summary>
    public DateTimeOffset? AtUtc { get; init; }

    /// <summary>The earliest moment at which this reason alone would no longer block, where that is known.</summary>
    public DateTimeOffset? EarliestFeasibleUtc { get; init; }
}
