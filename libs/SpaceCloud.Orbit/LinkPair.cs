namespace SpaceCloud.Orbit;

/// <summary>Two satellites and what a link between them needs.</summary>
internal readonly record struct LinkPair(OrbitPropagator First, OrbitPropagator Second, LinkLimits Limits)
{
    /// <summary>How far within range, or how far clear of the Earth, two positions are; km.</summary>
    public double Margin(Vector3d first, Vector3d second, bool sight) => sight
        ? LineOfSight.ClearanceKilometers(first, second, Limits.GrazingAltitudeKilometers)
        : Limits.MaxRangeKilometers - (second - first).Length;
}
