namespace SpaceCloud.Orbit;

/// <summary>The stations of a search, each with the mask that holds for satellites of a lowest elevation. A place may be empty.</summary>
internal sealed class SkyNetwork
{
    private readonly IReadOnlyList<PassStation?> stations;
    private readonly Dictionary<double, SkySite?[]> byElevation = [];

    public SkyNetwork(IReadOnlyList<PassStation?> stations) => this.stations = stations;

    /// <summary>Places for stations.</summary>
    public int Count => stations.Count;

    /// <summary>Makes the sites for satellites of a lowest elevation, where they are not made yet. Not while others read.</summary>
    public void Prepare(double minElevationDegrees)
    {
        if (!byElevation.ContainsKey(minElevationDegrees))
        {
            byElevation.Add(minElevationDegrees, [.. stations.Select(s => s is null ? null : new SkySite(s.Site, new SkyMask(s.Mask.AtLeast(minElevationDegrees))))]);
        }
    }

    /// <summary>The sites for satellites of a lowest elevation that was prepared for; null at an empty place.</summary>
    public SkySite?[] Skies(double minElevationDegrees) => byElevation[minElevationDegrees];
}
