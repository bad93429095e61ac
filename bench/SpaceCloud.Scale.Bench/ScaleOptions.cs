namespace SpaceCloud.Scale.Bench;

/// <summary>What is measured.</summary>
internal sealed record ScaleOptions(int Satellites, int Stations, TimeSpan Steady, string? Catalog, string? Report)
{
    /// <summary>How far ahead contacts are planned.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(6);

    /// <summary>Time between the last window of the first plan and the start of the count: what the first plan set off comes to rest.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    /// <summary>The first plan is written when no window came for so long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    /// <summary>The goal for writing the first plan, and the most that is waited for beyond it.</summary>
    public static readonly TimeSpan WriteGoal = TimeSpan.FromMinutes(5);
}
