namespace SpaceCloud.Bench;

/// <summary>One set, as text for other programs and as our propagator.</summary>
internal sealed record CatalogueEntry(string Line1, string Line2, OrbitPropagator Orbit);
