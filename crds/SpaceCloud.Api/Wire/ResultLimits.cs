namespace SpaceCloud.Api.Wire;

/// <summary>How large a result may be. The satellite keeps to it: what the ground would refuse would never come down at all.</summary>
public static class ResultLimits
{
    /// <summary>Most bytes of a result manifest as JSON. Its files stand in the workload's status, which etcd keeps only below 1.5 MiB.</summary>
    public const int MaxManifestBytes = 256 << 10;

    /// <summary>Most files of one result, the log among them.</summary>
    public const int MaxFiles = 4096;

    /// <summary>Most bytes of all files of one result.</summary>
    public const long MaxBytes = 4L << 30;
}
