namespace SpaceCloud.Orbit;

/// <summary>A site with one of its masks.</summary>
internal sealed class SkySite(GroundSite site, SkyMask mask)
{
    public GroundSite Site { get; } = site;

    public SkyMask Mask { get; } = mask;
}
