namespace SpaceCloud.Orbit;

/// <summary>
/// SDP4, the theory for periods of 225 minutes and more: Sun and Moon, and resonance with the Earth's shape. Improved mode; the
/// integration starts from the epoch for every state, so answers do not depend on what was asked before.
/// </summary>
internal sealed class Sgp4DeepSpace : ISgp4
{
    private const double JulianDate1950 = 2433281.5;
    private const double Days1900To1950 = 18261.5;

    private static readonly long Ticks1950 = new DateTimeOffset(1949, 12, 31, 0, 0, 0, TimeSpan.Zero).Ticks;

    private readonly Sgp4Secular s;
    private readonly DeepSpaceBody sun;
    private readonly DeepSpaceBody moon;
    private readonly DeepSpaceRates rates;
    private readonly DeepSpaceResonance? resonance;
    private readonly double gsto;

    public Sgp4DeepSpace(Sgp4Secular secular, long epochTicks)
    {
        s = secular;

        // The published programs hold the epoch in one Julian date, to 40 us. On a distant orbit the phase of the Moon shows it (4 mm).
        double days = JulianDate1950 + ((epochTicks - Ticks1950) / (double)TimeSpan.TicksPerDay) - JulianDate1950;
        sun = DeepSpaceBody.Sun(secular, days + Days1900To1950);
        moon = DeepSpaceBody.Moon(secular, days + Days1900To1950);
        rates = DeepSpaceRates.Of(sun, moon);
        gsto = EarthRotation.SiderealRadians(Ticks1950 + (long)Math.Round(days * TimeSpan.TicksPerDay), 0);
        resonance = DeepSpaceResonance.Of(secular, rates, gsto);
    }

    /// <summary>Where the integration of the resonance begins; none where there is no resonance.</summary>
    public DeepSpaceResonance.Longitude AtEpoch => resonance?.AtEpoch ?? default;

    public PropagationError Propagate(double t, out TemeState state)
    {
        DeepSpaceResonance.Longitude from = AtEpoch;
        return Propagate(t, ref from, out state);
    }

    /// <summary>The state at minutes from the epoch; <paramref name="from"/> spares integrating again what the last state has done.</summary>
    public PropagationError Propagate(double t, ref DeepSpaceResonance.Longitude from, out TemeState state)
    {
        state = default;
        if (!(Math.Abs(t) <= Sgp4Constants.MaxMinutes))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        // Secular: gravity, drag (its simple form), Sun and Moon.
        double t2 = t * t;
        double mm = s.Mo + (s.Mdot * t) + (rates.Dmdt * t);
        double argpm = s.Argpo + (s.Argpdot * t) + (rates.Domdt * t);
        double nodem = s.Nodeo + (s.Nodedot * t) + (s.Nodecf * t2) + (rates.Dnodt * t);
        double em = s.Ecco + (rates.Dedt * t);
        double inclm = s.Inclination.Radians + (rates.Didt * t);
        double tempa = 1 - (s.Cc1 * t);
        double nm = s.No;
        if (resonance is not null)
        {
            (nm, double xl) = resonance.At(t, ref from);
            double theta = (gsto + (t * DeepSpaceResonance.EarthRotation)) % Angle.TwoPi;
            mm = resonance.IsOneDay ? xl - nodem - argpm + theta : xl - (2 * nodem) + (2 * theta);
        }

        if (!(nm > 0))
        {
            return PropagationError.MeanMotionNegative;
        }

        double am = Math.Pow(Sgp4Constants.Xke / nm, Sgp4Constants.TwoThirds) * tempa * tempa;
        em -= s.Bcc4 * t;
        if (!(em < 1 && em >= -0.001))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        em = Math.Max(em, Sgp4Constants.LeastEccentricity);
        mm += s.No * s.T2cof * t2;

        // Periodic terms by Sun and Moon.
        Sgp4Mean mean = (sun.Periodics(t) + moon.Periodics(t)).Apply(new Sgp4Mean(am, em, argpm, nodem, mm), ref inclm);
        if (inclm < 0)
        {
            inclm = -inclm;
            mean = mean with { Nodep = mean.Nodep + Math.PI, Argpp = mean.Argpp - Math.PI };
        }

        if (!(mean.Ep is >= 0 and <= 1))
        {
            return PropagationError.PerturbedEccentricityOutOfRange;
        }

        return Sgp4Periodics.ToState(mean, new Sgp4Inclination(inclm), out state);
    }
}
