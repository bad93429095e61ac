using SpaceCloud.Orbit;
using SpaceCloud.Planning.Sensing;
using static SpaceCloud.Planning.Tests.Simulation.MissionTranslation;

namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>The accesses of a mission as a satellite's sight, whatever the area.</summary>
internal sealed class MissionSight(MissionAccess[] accesses) : IAreaSight
{
    public const double LeastSunDegrees = 10;

    public AreaSearch Accesses(SensorView view, AreaOfInterest area) => new(
        [.. accesses.Select(access => new AreaAccess(Now.AddSeconds(access.From), Now.AddSeconds(access.To), access.Lit, access.Lit ? 30 : -10))],
        accesses.Length > 0 ? null : new AreaMiss(Now.AddSeconds(7), 500, 50),
        null);

    public AreaCoverage Covered(SensorView view, AreaOfInterest area, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        ulong seen = accesses.SelectMany(access => access.PartSeconds)
            .Where(part => Now.AddSeconds(part.Second) >= fromUtc && Now.AddSeconds(part.Second) < toUtc)
            .Aggregate(0UL, (bits, part) => bits | (1UL << part.Part));
        return new AreaCoverage([seen], MissionCapture.Parts);
    }
}
