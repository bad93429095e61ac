namespace SpaceCloud.Orbit;

/// <summary>
/// Position and velocity in the frame that turns with the Earth: TEME turned by GMST-82, polar motion left out (at most 18 m).
/// The velocity is the one seen from the ground.
/// </summary>
/// <param name="PositionKilometers">km.</param>
/// <param name="VelocityKilometersPerSecond">km/s.</param>
public readonly record struct EarthFixedState(Vector3d PositionKilometers, Vector3d VelocityKilometersPerSecond);
