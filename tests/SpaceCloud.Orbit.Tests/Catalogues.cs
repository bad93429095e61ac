using SpaceCloud.Testing;

namespace SpaceCloud.Orbit.Tests;

/// <summary>The catalogues of real objects among the reference data.</summary>
internal static class Catalogues
{
    public static string? Missing { get; } = SharedData.Missing("catalogs");

    /// <summary>All their sets, in a fixed order.</summary>
    public static IEnumerable<(string Line1, string Line2)> Sets() => Directory
        .EnumerateFiles(ReferenceData.PathOf("catalogs"), "*.3le")
        .Order(StringComparer.Ordinal)
        .SelectMany(ElementColumns.Read);
}

/// <summary>A test on the catalogues and on real parts; skipped, with the reason, where one of them is not here.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CatalogueFactAttribute : FactAttribute
{
    public CatalogueFactAttribute(params RealPart[] parts) => Skip = Catalogues.Missing ?? RealParts.Missing(parts);
}
