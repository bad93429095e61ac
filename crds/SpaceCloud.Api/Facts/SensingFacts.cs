using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Api.Facts;

/// <summary>What a Satellite states of its sensors and a SpaceWorkload of what it wants seen, as the values Planning reckons with.</summary>
public static class SensingFacts
{
    /// <summary>A sensor as it is planned with.</summary>
    public static SensorModel Sensor(SatelliteSensor sensor) => new()
    {
        Name = sensor.Name,
        Type = sensor.Type,
        SwathKilometers = sensor.SwathKilometers is > 0 ? sensor.SwathKilometers : null,
        MaxOffNadirDegrees = sensor.MaxOffNadirDegrees,
        MinSunElevationDegrees = sensor.MinSunElevationDegrees,
        DataBitsPerSecond = sensor.DataBitsPerSecond ?? 0,
    };

    /// <summary>What must be seen, from a workload whose rules hold.</summary>
    public static CaptureDemand Capture(WorkloadCapture capture) => new()
    {
        AreaOfInterest = Area(capture.AreaOfInterest),
        NotBeforeUtc = capture.Window?.NotBefore,
        NotAfterUtc = capture.Window?.NotAfter,
        MinCoveredPercent = capture.MinCoveredPercent,
    };

    /// <summary>An area in plain figures; corners that are no pairs are left out, which the rules refuse.</summary>
    internal static AreaOfInterest Area(WorkloadArea area) => new()
    {
        Corners = [.. (area.Polygon ?? []).Where(corner => corner is { Count: 2 }).Select(corner => new AreaCorner(corner[0], corner[1]))],
        Middle = area.Circle is { } circle ? new AreaCorner(circle.LongitudeDegrees, circle.LatitudeDegrees) : null,
        RadiusKilometers = area.Circle?.RadiusKilometers ?? 0,
    };
}
