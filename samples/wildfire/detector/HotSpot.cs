namespace SpaceCloud.Samples.Wildfire;

/// <summary>A group of touching fire pixels.</summary>
/// <param name="Row">Centroid, weighted by the heat above the background; whole numbers are pixel centres.</param>
/// <param name="Column">As <paramref name="Row"/>.</param>
/// <param name="PeakKelvin">Its hottest pixel.</param>
/// <param name="BackgroundKelvin">What is usual around its hottest pixel.</param>
/// <param name="Pixels">How many pixels it has.</param>
internal sealed record HotSpot(double Row, double Column, double PeakKelvin, double BackgroundKelvin, int Pixels);
