namespace SpaceCloud.EdgeAgent.Results;

/// <summary>What was found after a run.</summary>
/// <param name="Files">What goes down.</param>
/// <param name="LeftOut">Sentences about files that do not: over the planned volume, or no regular files.</param>
internal sealed record CollectedResult(IReadOnlyList<OutboxFile> Files, IReadOnlyList<string> LeftOut);
