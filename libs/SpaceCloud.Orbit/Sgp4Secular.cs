namespace SpaceCloud.Orbit;

/// <summary>
/// Initialisation both halves of the theory share: elements in radians and minutes, the mean motion without Kozai's correction, the
/// drag coefficients, the secular rates. Symbols are those of AIAA 2006-6753 so that paper and code can be laid side by side; lengths
/// in Earth radii, time in minutes, angles in radians unless said otherwise.
/// </summary>
internal sealed class Sgp4Secular
{
    public Sgp4Secular(MeanElements elements)
    {
        double bstar = elements.BStarPerEarthRadius;
        Ecco = elements.Eccentricity;
        Inclination = new Sgp4Inclination(elements.InclinationDegrees * Angle.RadiansPerDegree);
        Nodeo = elements.RightAscensionDegrees * Angle.RadiansPerDegree;
        Argpo = elements.ArgumentOfPerigeeDegrees * Angle.RadiansPerDegree;
        Mo = elements.MeanAnomalyDegrees * Angle.RadiansPerDegree;
        double noKozai = elements.MeanMotionRevolutionsPerDay * Angle.TwoPi / 1440;

        // Recover the Brouwer mean motion and semi-major axis from the Kozai mean motion.
        double omeosq = 1 - (Ecco * Ecco);
        double rteosq = Math.Sqrt(omeosq);
        double sinio = Inclination.Sin;
        double cosio = Inclination.Cos;
        double cosio2 = cosio * cosio;
        double ak = Math.Pow(Sgp4Constants.Xke / noKozai, Sgp4Constants.TwoThirds);
        double d1 = 0.75 * Sgp4Constants.J2 * ((3 * cosio2) - 1) / (rteosq * omeosq);
        double del = d1 / (ak * ak);
        double adel = ak * (1 - (del * del) - (del * ((1.0 / 3) + (134 * del * del / 81))));
        del = d1 / (adel * adel);
        No = noKozai / (1 + del);
        Ao = Math.Pow(Sgp4Constants.Xke / No, Sgp4Constants.TwoThirds);
        double po = Ao * omeosq;
        double con42 = 1 - (5 * cosio2);
        double con41 = Inclination.Con41;
        double posq = po * po;
        double rp = Ao * (1 - Ecco);

        // Atmosphere: the reference altitudes move down with a low perigee.
        Isimp = rp < (220 / Sgp4Constants.EarthRadiusKilometers) + 1;
        Sfour = (78 / Sgp4Constants.EarthRadiusKilometers) + 1;
        double qzms24 = Math.Pow((120 - 78) / Sgp4Constants.EarthRadiusKilometers, 4);
        double perige = (rp - 1) * Sgp4Constants.EarthRadiusKilometers;
        if (perige < 156)
        {
            Sfour = perige < 98 ? 20 : perige - 78;
            qzms24 = Math.Pow((120 - Sfour) / Sgp4Constants.EarthRadiusKilometers, 4);
            Sfour = (Sfour / Sgp4Constants.EarthRadiusKilometers) + 1;
        }

        double pinvsq = 1 / posq;
        Tsi = 1 / (Ao - Sfour);
        Eta = Ao * Ecco * Tsi;
        double etasq = Eta * Eta;
        double eeta = Ecco * Eta;
        double psisq = Math.Abs(1 - etasq);
        double coef = qzms24 * Math.Pow(Tsi, 4);
        double coef1 = coef / Math.Pow(psisq, 3.5);
        double cc2 = coef1 * No * ((Ao * (1 + (1.5 * etasq) + (eeta * (4 + etasq)))) + (0.375 * Sgp4Constants.J2 * Tsi / psisq * con41 * (8 + (3 * etasq * (8 + etasq)))));
        Cc1 = bstar * cc2;
        double cc3 = Ecco > 1e-4 ? -2 * coef * Tsi * Sgp4Constants.J3OverJ2 * No * sinio / Ecco : 0;
        double cc4 = 2 * No * coef1 * Ao * omeosq
            * ((Eta * (2 + (0.5 * etasq))) + (Ecco * (0.5 + (2 * etasq)))
                - (Sgp4Constants.J2 * Tsi / (Ao * psisq)
                    * ((-3 * con41 * (1 - (2 * eeta) + (etasq * (1.5 - (0.5 * eeta)))))
                        + (0.75 * Inclination.X1mth2 * ((2 * etasq) - (eeta * (1 + etasq))) * Math.Cos(2 * Argpo)))));
        double cc5 = 2 * coef1 * Ao * omeosq * (1 + (2.75 * (etasq + eeta)) + (eeta * etasq));
        Bcc4 = bstar * cc4;
        Bcc5 = bstar * cc5;

        // Secular rates of mean anomaly, perigee and node.
        double cosio4 = cosio2 * cosio2;
        double temp1 = 1.5 * Sgp4Constants.J2 * pinvsq * No;
        double temp2 = 0.5 * temp1 * Sgp4Constants.J2 * pinvsq;
        double temp3 = -0.46875 * Sgp4Constants.J4 * pinvsq * pinvsq * No;
        Mdot = No + (0.5 * temp1 * rteosq * con41) + (0.0625 * temp2 * rteosq * (13 - (78 * cosio2) + (137 * cosio4)));
        Argpdot = (-0.5 * temp1 * con42) + (0.0625 * temp2 * (7 - (114 * cosio2) + (395 * cosio4))) + (temp3 * (3 - (36 * cosio2) + (49 * cosio4)));
        double xhdot1 = -temp1 * cosio;
        Nodedot = xhdot1 + (((0.5 * temp2 * (4 - (19 * cosio2))) + (2 * temp3 * (3 - (7 * cosio2)))) * cosio);
        Omgcof = bstar * cc3 * Math.Cos(Argpo);
        Xmcof = Ecco > 1e-4 ? -Sgp4Constants.TwoThirds * coef * bstar / eeta : 0;
        Nodecf = 3.5 * omeosq * xhdot1 * Cc1;
        T2cof = 1.5 * Cc1;
    }

    /// <summary>Eccentricity at epoch.</summary>
    public double Ecco { get; }

    /// <summary>Inclination at epoch and what hangs on it.</summary>
    public Sgp4Inclination Inclination { get; }

    /// <summary>Right ascension of the ascending node at epoch.</summary>
    public double Nodeo { get; }

    /// <summary>Argument of perigee at epoch.</summary>
    public double Argpo { get; }

    /// <summary>Mean anomaly at epoch.</summary>
    public double Mo { get; }

    /// <summary>Mean motion without Kozai's correction.</summary>
    public double No { get; }

    /// <summary>Semi-major axis of that mean motion.</summary>
    public double Ao { get; }

    /// <summary>Perigee below 220 km: the drag terms beyond the linear ones are left out.</summary>
    public bool Isimp { get; }

    public double Sfour { get; }

    public double Tsi { get; }

    public double Eta { get; }

    public double Cc1 { get; }

    /// <summary>B* times C4.</summary>
    public double Bcc4 { get; }

    /// <summary>B* times C5.</summary>
    public double Bcc5 { get; }

    public double Mdot { get; }

    public double Argpdot { get; }

    public double Nodedot { get; }

    public double Omgcof { get; }

    public double Xmcof { get; }

    public double Nodecf { get; }

    public double T2cof { get; }

    /// <summary>Period of the recovered mean motion.</summary>
    public double PeriodMinutes => Angle.TwoPi / No;
}
