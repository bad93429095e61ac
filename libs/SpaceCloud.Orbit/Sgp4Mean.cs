namespace SpaceCloud.Orbit;

/// <summary>What the periodic terms start from: semi-major axis, eccentricity, argument of perigee, node, mean anomaly.</summary>
internal readonly record struct Sgp4Mean(double Am, double Ep, double Argpp, double Nodep, double Mp);
