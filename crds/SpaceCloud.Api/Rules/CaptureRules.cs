using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Rules;

/// <summary>What must hold of what a workload wants seen.</summary>
internal static class CaptureRules
{
    private const string Path = "spec.capture";
    private const string AreaPath = $"{Path}.areaOfInterest";

    public static void Check(RuleBook book, SpaceWorkloadSpec spec)
    {
        if (spec.Capture is not { } capture)
        {
            return;
        }

        book.Require(
            spec.Inputs.Any(input => input.From.Sensor is not null),
            Path, "without an input from a sensor", "one input with from.sensor", "name the type of sensor in spec.inputs; its directory is where the container finds what was seen");
        book.Between($"{Path}.minCoveredPercent", capture.MinCoveredPercent, 0, 100, "%");
        CheckWindow(book, spec, capture.Window);
        CheckArea(book, capture.AreaOfInterest);
    }

    private static void CheckWindow(RuleBook book, SpaceWorkloadSpec spec, CaptureWindow? window)
    {
        if (window?.NotBefore is not { } opens)
        {
            return;
        }

        book.Require(
            !(window.NotAfter <= opens),
            $"{Path}.window.notAfter", Utc(window.NotAfter), $"after notBefore ({UtcText.Write(opens)})", "were the two exchanged?");
        book.Require(
            !(spec.Deadline <= opens),
            $"{Path}.window.notBefore", UtcText.Write(opens), $"before spec.deadline ({Utc(spec.Deadline)})", "nothing seen after the deadline can come down before it; correct one of the two");
    }

    private static void CheckArea(RuleBook book, WorkloadArea? area)
    {
        int shapes = (area?.Polygon is null ? 0 : 1) + (area?.Circle is null ? 0 : 1);
        if (area is null || shapes != 1)
        {
            book.Add(AreaPath, $"{shapes} shapes", "exactly one of polygon, circle", "write the corners, or a middle and a radius");
            return;
        }

        IReadOnlyList<IReadOnlyList<double>> corners = area.Polygon ?? [];
        for (int i = 0; i < corners.Count; i++)
        {
            if (corners[i] is not { Count: 2 })
            {
                book.Add($"{AreaPath}.polygon[{i}]", $"{corners[i]?.Count ?? 0} numbers", "[longitude, latitude] in degrees", "write each corner as a pair; GeoJSON's altitude is left out");
                return;
            }
        }

        if (!SensingFacts.Area(area).TryGround(out _, out string? problem))
        {
            book.Add(
                area.Circle is null ? $"{AreaPath}.polygon" : $"{AreaPath}.circle",
                area.Circle is null ? RuleBook.Shortened(string.Join(", ", corners.Select(corner => $"[{RuleBook.Text(corner[0])}, {RuleBook.Text(corner[1])}]"))) : Circle(area.Circle),
                "an area of the ground",
                problem);
        }
    }

    private static string Circle(AreaCircle circle) =>
        $"{RuleBook.Text(circle.RadiusKilometers)} km around [{RuleBook.Text(circle.LongitudeDegrees)}, {RuleBook.Text(circle.LatitudeDegrees)}]";

    private static string Utc(DateTimeOffset? utc) => utc is { } moment ? UtcText.Write(moment) : "";
}
