namespace SpaceCloud.Api;

/// <summary>A part of the ground: exactly one is set.</summary>
/// <param name="Polygon">Corners [longitude, latitude] in degrees, as in GeoJSON; the first may stand again at the end.</param>
/// <param name="Circle">All places near one.</param>
public sealed record WorkloadArea(IReadOnlyList<IReadOnlyList<double>>? Polygon = null, AreaCircle? Circle = null);
