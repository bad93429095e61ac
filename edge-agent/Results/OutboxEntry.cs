namespace SpaceCloud.EdgeAgent.Results;

/// <summary>The result of one ended attempt on its way down.</summary>
/// <param name="PodUid">Whose.</param>
/// <param name="Files">Output files and the log, in the order in which they go down.</param>
/// <param name="Accepted">The ground has verified all of it.</param>
internal sealed record OutboxEntry(string PodUid, IReadOnlyList<OutboxFile> Files, bool Accepted);
