namespace SpaceCloud.Kubernetes.Tests;

/// <summary>How an answer ends.</summary>
internal enum ScriptedEnd
{
    /// <summary>As announced.</summary>
    Complete,

    /// <summary>Chunked, with its proper last chunk.</summary>
    LastChunk,

    /// <summary>The connection ends in the middle.</summary>
    Broken,

    /// <summary>Nothing more comes, and the connection stays.</summary>
    Silent,

    /// <summary>Not even a first byte comes, the connection is reset.</summary>
    NoAnswer,
}
