namespace SpaceCloud.Content;

/// <summary>What became of an append.</summary>
public enum AppendStatus
{
    /// <summary>Written; more bytes are to come.</summary>
    Partial,

    /// <summary>All bytes are here, the digest is right, the blob is in the store.</summary>
    Complete,

    /// <summary>Nothing was written: the offset is not the length so far.</summary>
    WrongOffset,

    /// <summary>Nothing of this append was kept: it would exceed the promised size.</summary>
    TooLong,

    /// <summary>All bytes were here and their digest was not the promised one. They were discarded; start again at 0.</summary>
    WrongDigest,
}

/// <summary>The outcome of <see cref="PartialBlob.AppendAsync"/>.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="LengthBytes">Bytes of the blob that are here now: where the next append has to start.</param>
public sealed record AppendResult(AppendStatus Status, long LengthBytes);
