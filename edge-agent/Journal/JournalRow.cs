namespace SpaceCloud.EdgeAgent.Journal;

/// <summary>One document in the journal: a kind, a key within it, and its bytes.</summary>
internal sealed record JournalRow(string Kind, string Key, byte[] Body);
