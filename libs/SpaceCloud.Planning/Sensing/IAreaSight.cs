using SpaceCloud.Orbit;

namespace SpaceCloud.Planning.Sensing;

/// <summary>When the sensors of one satellite see what of the ground, over the planning horizon. Deterministic; safe for many threads.</summary>
public interface IAreaSight
{
    /// <summary>All accesses in the horizon.</summary>
    /// <param name="view">The sensor's view; free of problems.</param>
    /// <param name="area">The area; it is one.</param>
    AreaSearch Accesses(SensorView view, AreaOfInterest area);

    /// <summary>What of the area is seen in a stretch of time.</summary>
    /// <param name="view">The sensor's view; free of problems.</param>
    /// <param name="area">The area; it is one.</param>
    /// <param name="fromUtc">Start of the stretch.</param>
    /// <param name="toUtc">Its end.</param>
    AreaCoverage Covered(SensorView view, AreaOfInterest area, DateTimeOffset fromUtc, DateTimeOffset toUtc);
}
