namespace SpaceCloud.Api;

/// <summary>Accelerators of one sort. The watts are of one accelerator.</summary>
public sealed record SatelliteAccelerator(string ResourceName, int Count, double PeakWatts, double IdleWatts = 0);
