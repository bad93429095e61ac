using System.Text.Json;

namespace SpaceCloud.Lab.Demo;

/// <summary>What a demonstration has shown, for machines: artifacts/demo/summary.json. Times are mission UTC.</summary>
public sealed record DemoSummary
{
    /// <summary>Seed of the planted hot spots.</summary>
    public required int Seed { get; init; }

    /// <summary>All promises held.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What did not hold, one sentence each; empty when all did.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>Namespace and name of the SpaceWorkload.</summary>
    public required string Workload { get; init; }

    /// <summary>The satellite that ran it.</summary>
    public string? Satellite { get; init; }

    /// <summary>The node it was bound to.</summary>
    public string? Node { get; init; }

    /// <summary>The attempt that was accepted.</summary>
    public int? Attempt { get; init; }

    /// <summary>The runtime's id of the container.</summary>
    public string? ContainerId { get; init; }

    /// <summary>Digest of the image that ran.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The image, as bytes that had to travel: compressed layers, configuration, manifest.</summary>
    public long? ImageBytes { get; init; }

    /// <summary>REAL_UTC,MISSION_UTC,RATE.</summary>
    public required string MissionClock { get; init; }

    /// <summary>All that the run needs is on board.</summary>
    public PlanAndHappening? Uplink { get; init; }

    /// <summary>Until when the guards on board held the start back; null when they did not.</summary>
    public DateTimeOffset? DeferredUntil { get; init; }

    /// <summary>The container starts.</summary>
    public PlanAndHappening? Start { get; init; }

    /// <summary>The container ends.</summary>
    public PlanAndHappening? Finish { get; init; }

    /// <summary>The result is on the ground.</summary>
    public PlanAndHappening? Delivery { get; init; }

    /// <summary>Bytes up to the satellite as its link process counted them.</summary>
    public long? BytesUp { get; init; }

    /// <summary>Bytes down from the satellite as its link process counted them.</summary>
    public long? BytesDown { get; init; }

    /// <summary>Digest of the result on the ground.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Digest of what the container wrote, read on board.</summary>
    public string? Sha256OnBoard { get; init; }

    /// <summary>Hot spots planted in what the chosen satellite saw.</summary>
    public int? HotSpotsPlanted { get; init; }

    /// <summary>Hot spots in the result.</summary>
    public int? HotSpotsFound { get; init; }

    /// <summary>Every satellite and why it was or was not chosen.</summary>
    public required IReadOnlyList<SatelliteSummary> Satellites { get; init; }

    /// <summary>Real seconds from the workload's creation to the result.</summary>
    public double? RealSeconds { get; init; }

    /// <summary>Writes the file, and the folders on the way to it.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(this, DemoJsonContext.Default.DemoSummary), cancellationToken);
    }
}
