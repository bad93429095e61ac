using System.Diagnostics.CodeAnalysis;

namespace SpaceCloud.Planning;

/// <summary>When a run may start, or what forbids it.</summary>
public sealed record StartDecision
{
    /// <summary>The earliest allowed start; null when there is none.</summary>
    public DateTimeOffset? StartUtc { get; init; }

    /// <summary>What happens at that start; when there is none, at the least bad start that was tried.</summary>
    public required RunOutlook Outlook { get; init; }

    /// <summary>What a start at once would have crossed; null when the start is at once, or when there is none.</summary>
    public Blocker? DeferredBecause { get; init; }

    /// <summary>Why there is no start; empty when there is one.</summary>
    public IReadOnlyList<Blocker> Blockers { get; init; } = [];

    /// <summary>There is a start.</summary>
    [MemberNotNullWhen(true, nameof(StartUtc))]
    public bool Allowed => StartUtc is not null;
}
