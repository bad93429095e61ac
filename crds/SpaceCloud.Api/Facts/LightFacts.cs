using SpaceCloud.Orbit;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>Sunlight of an orbit as Planning reads it.</summary>
public static class LightFacts
{
    /// <summary>Share of sunlight taken for the seconds of penumbra.</summary>
    private const double PenumbraLitFraction = 0.5;

    /// <summary>Sunlight over a horizon; where the orbit cannot be propagated to its end, the last light known holds.</summary>
    public static LightTimeline Timeline(OrbitPropagator orbit, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        IReadOnlyList<Eclipse> eclipses = EclipseFinder.Find(orbit, fromUtc, toUtc).Eclipses;
        DateTimeOffset[] edges =
        [
            .. eclipses.SelectMany(eclipse => new[] { eclipse.EntryUtc, eclipse.ExitUtc })
                .Append(fromUtc).Append(toUtc)
                .Where(utc => utc >= fromUtc && utc <= toUtc)
                .Distinct().Order(),
        ];
        return new LightTimeline([.. edges.Zip(edges.Skip(1), (start, end) => new LightInterval(start, end, LitFraction(eclipses, start)))]);
    }

    private static double LitFraction(IReadOnlyList<Eclipse> eclipses, DateTimeOffset utc)
    {
        bool In(EclipseKind kind) => eclipses.Any(eclipse => eclipse.Kind == kind && eclipse.EntryUtc <= utc && utc < eclipse.ExitUtc);
        return In(EclipseKind.Umbra) ? 0 : In(EclipseKind.Penumbra) ? PenumbraLitFraction : 1;
    }
}
