namespace SpaceCloud.Orbit;

/// <summary>Position and velocity in TEME of date, the frame SGP4 answers in.</summary>
/// <param name="PositionKilometers">km.</param>
/// <param name="VelocityKilometersPerSecond">km/s.</param>
public readonly record struct TemeState(Vector3d PositionKilometers, Vector3d VelocityKilometersPerSecond);
