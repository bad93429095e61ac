namespace SpaceCloud.EdgeAgent.Journal;

/// <summary>The journal cannot be used at all; the agent must not run without one.</summary>
internal sealed class JournalException(string message, Exception? cause = null) : Exception(message, cause);
