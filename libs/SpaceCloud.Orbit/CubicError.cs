namespace SpaceCloud.Orbit;

/// <summary>
/// How far a cubic between two states of an orbit may be off it. Beside the error of any cubic, (w h)^4 r / 384 with the angular speed
/// w, the velocity SGP4 gives is not quite the derivative of its position: it leaves out what the Earth's flattening does on an
/// eccentric orbit, part of the drag, and what Sun and Moon do. Bounds from measurements on made orbits of all kinds.
/// </summary>
internal readonly struct CubicError
{
    private const double DeepSpaceMinutes = 225;
    private const double DenseAirKilometers = 250;

    /// <summary>The most a cubic moves, per length, for the same error of the velocity at both of its ends: the extreme of x - 3 x^2 + 2 x^3.</summary>
    private const double EndsToMiddle = 0.0962;
    private const double Mu = 398600.4418;

    public CubicError(OrbitPropagator orbit)
    {
        double eccentricity = orbit.Elements.Eccentricity;
        double rate = Angle.TwoPi / orbit.Period.TotalSeconds;
        double perigee = (Math.Cbrt(Mu / (rate * rate)) * (1 - eccentricity)) - EarthConstants.EquatorialRadiusKilometers;
        bool air = perigee < DenseAirKilometers;
        VelocityKilometersPerSecond = 3e-5 + Math.Min(8e-3 * eccentricity, 3e-3) + (air ? 1e-3 : 0) + (orbit.Period.TotalMinutes >= DeepSpaceMinutes ? 1e-4 : 0);
    }

    /// <summary>Of the velocity, km/s.</summary>
    public double VelocityKilometersPerSecond { get; }

    /// <summary>Of the position on a cubic of a length that begins with a state, km.</summary>
    public double PositionKilometers(in EarthFixedState start, double seconds)
    {
        Vector3d r = start.PositionKilometers;
        Vector3d v = start.VelocityKilometersPerSecond;
        double turned2 = v.Dot(v) * seconds * seconds / r.Dot(r);
        return (EndsToMiddle * seconds * VelocityKilometersPerSecond) + (turned2 * turned2 * r.Length / 384);
    }
}
