namespace SpaceCloud.Orbit;

/// <summary>The stations of a search, each with the mask that holds for satellites of a lowest elevation. A place may be empty.</summary>
internal sealed class SkyNetwork
{
    private readonly IReadOnlyList<PassStation?> stations;
    private readonly Dictionary<double, SkySite[]> byElevation = [];

    public SkyNetwork(IReadOnlyList<PassStation?> stations, IEnumerable<double> minElevationDegrees)
    {
        this.stations = stations;
        foreach (double elevation in minElevationDegrees.Distinct())
        {
            byElevation.Add(elevation, [.. stations.Select(s => s is null ? null! : new SkySite(s.Site, new SkyMask(s.Mask.AtLeast(elevation))))]);
        }
    }

    /// <summary>Places for stations.</summary>
    public int Count => stations.Count;

    /// <summary>The sites for satellites of a lowest elevation; null at an empty place.</summary>
    public SkySite[] Skies(double minElevationDegrees) => byElevation[minElevationDegrees];
}
