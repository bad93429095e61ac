namespace SpaceCloud.Orbit;

/// <summary>A link while it lasts.</summary>
internal readonly record struct OpenLink(long StartTicks, bool Clipped, bool IsOpen);
