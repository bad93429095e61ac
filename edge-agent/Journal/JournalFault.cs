namespace SpaceCloud.EdgeAgent.Journal;

/// <summary>A row (or, with an empty kind, the whole file) that was found damaged and put aside.</summary>
internal sealed record JournalFault(string Kind, string Key, string Message);
