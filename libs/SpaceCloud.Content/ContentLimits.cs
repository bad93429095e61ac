namespace SpaceCloud.Content;

/// <summary>Upper bounds that keep bad input from filling the disk or the memory.</summary>
public sealed record ContentLimits
{
    /// <summary>The default limits.</summary>
    public static ContentLimits Default { get; } = new();

    /// <summary>Largest single blob. Default 4 GiB.</summary>
    public long MaxBlobBytes { get; init; } = 4L << 30;

    /// <summary>Largest sum of all entries of an image archive, also after decompression of layers. Default 8 GiB.</summary>
    public long MaxArchiveBytes { get; init; } = 8L << 30;

    /// <summary>Most entries of an image archive. Default 4,096.</summary>
    public int MaxArchiveEntries { get; init; } = 4096;

    /// <summary>Largest index, manifest or image configuration. Default 4 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 4 << 20;

    /// <summary>Most layers of an image. Default 256.</summary>
    public int MaxLayers { get; init; } = 256;

    /// <summary>Longest wait for another process that holds the index. Default 10 s.</summary>
    public TimeSpan MaxLockWait { get; init; } = TimeSpan.FromSeconds(10);
}
