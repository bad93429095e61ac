namespace SpaceCloud.Content;

/// <summary>The machine reason of a <see cref="ContentException"/>.</summary>
public enum ContentError
{
    /// <summary>Text that is not <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    InvalidDigest,

    /// <summary>Text that is not an image name (<c>repository[:tag][@sha256:HEX]</c>).</summary>
    InvalidName,

    /// <summary>A manifest, index or image configuration that breaks its format.</summary>
    InvalidManifest,

    /// <summary>A file that is not an image archive, or a broken one.</summary>
    InvalidArchive,

    /// <summary>An archive that tries to reach outside itself, or to be far larger than allowed.</summary>
    HostileArchive,

    /// <summary>Larger than the store's limits allow.</summary>
    TooLarge,

    /// <summary>Content whose SHA-256 is not the promised one. It was not stored.</summary>
    WrongDigest,

    /// <summary>No such image or blob in this store.</summary>
    NotFound,

    /// <summary>Another process is writing the same thing and did not finish in time.</summary>
    Busy,

    /// <summary>The store's own files cannot be understood.</summary>
    DamagedStore,
}
