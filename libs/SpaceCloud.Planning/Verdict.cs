using System.Diagnostics.CodeAnalysis;

namespace SpaceCloud.Planning;

/// <summary>The answer to "can this satellite do this work": a plan, or every reason that blocks.</summary>
public sealed record Verdict
{
    /// <summary>The satellite's name.</summary>
    public required string Satellite { get; init; }

    /// <summary>The plan; null when anything blocks.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>All blocking reasons, in the order of <see cref="BlockReason.Precedence"/>; empty when feasible.</summary>
    public IReadOnlyList<Blocker> Blockers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>There is a plan.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool Feasible => Plan is not null;
}
