namespace SpaceCloud.Api.Rules;

/// <summary>What must hold of a ground station. The same bounds as in crds/v1alpha1/groundstations.yaml, for objects that never saw an API server.</summary>
public static class GroundStationRules
{
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
        return book.Violations;
    }
}
