namespace SpaceCloud.Orbit;

/// <summary>A site with the part of its sky it can use.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Mask">Its lowest usable elevation.</param>
public sealed record PassStation(GroundSite Site, ElevationMask Mask);
