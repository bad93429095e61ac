namespace SpaceCloud.Bench;

/// <summary>Another's program did not start, or did not answer as bench/README.md says; the message is for the user.</summary>
internal sealed class PeerFailedException(string message, Exception? inner = null) : Exception(message, inner);
