namespace SpaceCloud.Operator.Workloads;

/// <summary>One attempt at one index of a workload. Times are mission UTC.</summary>
/// <param name="Index">Index, from 0.</param>
/// <param name="Number">Attempt number, from 1.</param>
/// <param name="State">How far it came.</param>
/// <param name="StartNotAfterUtc">The agent never starts it later than this; null while unplaced.</param>
/// <param name="LatestEndUtc">When it must have ended if it started as late as allowed; null while unplaced.</param>
/// <param name="ReturnByUtc">End of the contact in which its result was planned to come down; null while unplaced.</param>
/// <param name="SatelliteReportedUtc">The satellite's last report that covers this pod; null when none came.</param>
/// <param name="SatelliteLost">True when the satellite missed so many contacts that nobody waits for it.</param>
internal sealed record Attempt(
    int Index,
    int Number,
    AttemptState State,
    DateTimeOffset? StartNotAfterUtc = null,
    DateTimeOffset? LatestEndUtc = null,
    DateTimeOffset? ReturnByUtc = null,
    DateTimeOffset? SatelliteReportedUtc = null,
    bool SatelliteLost = false);
