namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>What must have been seen before the run: so many percent of eight parts, in a window.</summary>
internal sealed record MissionCapture(MissionAccess[] Accesses, int? Opens, int? Closes, double Percent)
{
    public const int Parts = 8;
}
