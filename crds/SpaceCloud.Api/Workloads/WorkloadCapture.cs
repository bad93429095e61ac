namespace SpaceCloud.Api;

/// <summary>What the satellite's sensor must see before the container runs. Which sensor: the input that comes from one.</summary>
/// <param name="AreaOfInterest">Where.</param>
/// <param name="Window">When.</param>
/// <param name="MinCoveredPercent">Share of the area that must have been seen; 0 for the first time any of it is.</param>
public sealed record WorkloadCapture(WorkloadArea AreaOfInterest, CaptureWindow? Window = null, double MinCoveredPercent = 0);
