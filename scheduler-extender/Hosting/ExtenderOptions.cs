using System.Net;
using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>How the extender runs.</summary>
internal sealed record ExtenderOptions
{
    /// <summary>The port that the chart's scheduler configuration names unless told otherwise.</summary>
    public const int DefaultPort = 9480;

    /// <summary>Where the scheduler, health checks and metrics are answered, in the clear. Loopback unless told otherwise.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DefaultPort);

    /// <summary>From real to mission time.</summary>
    public MissionClock Clock { get; init; } = MissionClock.RealTime;

    /// <summary>Nothing is decided by a picture of the fleet that the API server has not confirmed for longer, real time. Bookmarks confirm it every minute.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead battery and sunlight are forecast, mission time.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How much each term of a candidate's cost counts.</summary>
    public ScoreWeights Weights { get; init; } = ScoreWeights.Default;
}
