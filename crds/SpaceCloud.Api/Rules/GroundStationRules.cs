using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Rules;

/// <summary>What must hold of a ground station. The same bounds as in crds/v1alpha1/groundstations.yaml, for objects that never saw an API server.</summary>
public static class GroundStationRules
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>All broken rules; empty when the station can be used.</summary>
    public static IReadOnlyList<RuleViolation> Check(GroundStationSpec spec)
    {
        RuleBook book = new();
        book.Between("spec.latitudeDegrees", spec.LatitudeDegrees, -90, 90, "degrees north");
        book.Between("spec.longitudeDegrees", spec.LongitudeDegrees, -180, 180, "degrees east");
        book.Between("spec.altitudeMeters", spec.AltitudeMeters, -500, 9000, "m");
        book.Between("spec.minElevationDegrees", spec.MinElevationDegrees, 0, 90, "degrees");
        book.Between("spec.antennas", spec.Antennas, 1, 64, "antennas");
        book.Between("spec.maxUplinkBitsPerSecond", spec.MaxUplinkBitsPerSecond ?? 1, 1, 1e12, "bit/s");
        book.Between("spec.maxDownlinkBitsPerSecond", spec.MaxDownlinkBitsPerSecond ?? 1, 1, 1e12, "bit/s");
        CheckBooking(book, spec);
        if (spec.HorizonMask.Count > 0)
        {
            string? problem = ElevationMask.Problem(StationFacts.Corners(spec));
            book.Require(problem is null, "spec.horizonMask", spec.HorizonMask.Count + " entries", "a mask by azimuth", problem ?? "");
        }

        return book.Violations;
    }

    private static void CheckBooking(RuleBook book, GroundStationSpec spec)
    {
        Short("spec.setupTime", spec.SetupTime);
        Short("spec.minContactDuration", spec.MinContactDuration);
        for (int i = 0; i < spec.Maintenance.Count; i++)
        {
            StationMaintenance away = spec.Maintenance[i];
            book.Require(
                away.ToUtc > away.FromUtc,
                $"spec.maintenance[{i}].toUtc",
                UtcText.Write(away.ToUtc),
                $"after fromUtc ({UtcText.Write(away.FromUtc)})",
                "were the two exchanged?");
            book.Between($"spec.maintenance[{i}].antennas", away.Antennas ?? 1, 1, spec.Antennas, "of spec.antennas");
        }

        void Short(string path, TimeSpan? duration) => book.Require(
            duration is null || (duration >= TimeSpan.Zero && duration <= LongestPause),
            path,
            duration is { } value ? DurationText.Write(value) : "",
            $"0s to {DurationText.Write(LongestPause)}",
            "write a duration such as 60s");
    }
}
