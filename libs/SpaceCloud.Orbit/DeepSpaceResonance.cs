namespace SpaceCloud.Orbit;

/// <summary>
/// Mean longitude and mean motion of an orbit that keeps step with the turning Earth, once or twice a day: integrated in steps of half a
/// day from the epoch (Euler-Maclaurin). Where the integration has come to is the caller's, so answers do not depend on what was asked
/// before.
/// </summary>
internal sealed class DeepSpaceResonance
{
    /// <summary>Turn of the Earth, rad/min.</summary>
    public const double EarthRotation = 4.37526908801129966e-3;

    private const double Step = 720;
    private const double HalfStepSquared = 259200;

    private readonly IDeepSpaceHarmonics harmonics;
    private readonly double xlamo;
    private readonly double xfact;
    private readonly double no;

    private DeepSpaceResonance(IDeepSpaceHarmonics harmonics, bool oneDay, double xlamo, double xfact, double no)
    {
        (this.harmonics, IsOneDay, this.xlamo, this.xfact, this.no) = (harmonics, oneDay, xlamo % Angle.TwoPi, xfact, no);
    }

    /// <summary>Whether it is in step once a day; otherwise twice.</summary>
    public bool IsOneDay { get; }

    /// <summary>The resonance of an orbit, or null where it is in none.</summary>
    /// <param name="orbit">The orbit at epoch.</param>
    /// <param name="rates">Secular rates by Sun and Moon.</param>
    /// <param name="gsto">Sidereal time at epoch.</param>
    public static DeepSpaceResonance? Of(Sgp4Secular orbit, in DeepSpaceRates rates, double gsto)
    {
        double no = orbit.No;
        if (no is > 0.0034906585 and < 0.0052359877)
        {
            double xlamo = orbit.Mo + orbit.Nodeo + orbit.Argpo - gsto;
            double xfact = orbit.Mdot + orbit.Argpdot + orbit.Nodedot - EarthRotation + rates.Dmdt + rates.Domdt + rates.Dnodt - no;
            return new DeepSpaceResonance(new DeepSpaceOneDay(orbit), oneDay: true, xlamo, xfact, no);
        }

        if (no is >= 8.26e-3 and <= 9.24e-3 && orbit.Ecco >= 0.5)
        {
            double xlamo = orbit.Mo + orbit.Nodeo + orbit.Nodeo - gsto - gsto;
            double xfact = orbit.Mdot + rates.Dmdt + (2 * (orbit.Nodedot + rates.Dnodt - EarthRotation)) - no;
            return new DeepSpaceResonance(new DeepSpaceHalfDay(orbit), oneDay: false, xlamo, xfact, no);
        }

        return null;
    }

    /// <summary>Where every integration begins.</summary>
    public Longitude AtEpoch => new(0, xlamo, no);

    /// <summary>
    /// Mean motion and mean longitude at a time. <paramref name="from"/> is an earlier step of the same integration and is moved on to
    /// the last one before the time; from whichever step it starts, the answer is bit for bit the same.
    /// </summary>
    public (double Nm, double Xl) At(double t, ref Longitude from)
    {
        if (t * from.Atime <= 0 || Math.Abs(t) < Math.Abs(from.Atime))
        {
            from = AtEpoch;
        }

        (double atime, double xli, double xni) = from;
        double delt = t > 0 ? Step : -Step;
        while (true)
        {
            (double xndt, double xnddt) = harmonics.Derivatives(xli, atime);
            double xldot = xni + xfact;
            xnddt *= xldot;
            if (Math.Abs(t - atime) < Step)
            {
                from = new Longitude(atime, xli, xni);
                double ft = t - atime;
                return (xni + (xndt * ft) + (xnddt * ft * ft * 0.5), xli + (xldot * ft) + (xndt * ft * ft * 0.5));
            }

            xli += (xldot * delt) + (xndt * HalfStepSquared);
            xni += (xndt * delt) + (xnddt * HalfStepSquared);
            atime += delt;
        }
    }

    /// <summary>A step of the integration: its time, mean longitude and mean motion.</summary>
    internal readonly record struct Longitude(double Atime, double Xli, double Xni);
}
