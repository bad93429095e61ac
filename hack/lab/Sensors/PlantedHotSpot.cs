namespace SpaceCloud.Lab.Sensors;

/// <summary>A hot spot that was put into a scene on purpose: what a good detector finds.</summary>
/// <param name="LatitudeDegrees">Centre.</param>
/// <param name="LongitudeDegrees">Centre.</param>
/// <param name="PeakKelvin">About the temperature of its hottest pixel.</param>
public sealed record PlantedHotSpot(double LatitudeDegrees, double LongitudeDegrees, double PeakKelvin);
