namespace SpaceCloud.Orbit;

/// <summary>
/// SGP4 for periods below 225 minutes. Symbols are those of AIAA 2006-6753 so that paper and code can be laid side by side;
/// lengths in Earth radii, time in minutes, angles in radians unless said otherwise.
/// </summary>
internal sealed class Sgp4NearEarth
{
    public const double DeepSpacePeriodMinutes = 225;

    // WGS-72, the constants the elements were fitted with.
    private const double Mu = 398600.8;
    private const double EarthRadiusKilometers = 6378.135;
    private const double J2 = 0.001082616;
    private const double J3 = -0.00000253881;
    private const double J4 = -0.00000165597;
    private const double J3OverJ2 = J3 / J2;
    private const double TwoThirds = 2.0 / 3.0;

    private static readonly double Xke = 60 / Math.Sqrt(EarthRadiusKilometers * EarthRadiusKilometers * EarthRadiusKilometers / Mu);
    private static readonly double VelocityUnit = EarthRadiusKilometers * Xke / 60;

    private readonly double bstar;
    private readonly double ecco;
    private readonly double argpo;
    private readonly double inclo;
    private readonly double mo;
    private readonly double nodeo;
    private readonly double no;
    private readonly double sinio;
    private readonly double cosio;
    private readonly double con41;
    private readonly double x1mth2;
    private readonly double x7thm1;
    private readonly bool isimp;
    private readonly double eta;
    private readonly double cc1;
    private readonly double cc4;
    private readonly double cc5;
    private readonly double mdot;
    private readonly double argpdot;
    private readonly double nodedot;
    private readonly double omgcof;
    private readonly double xmcof;
    private readonly double nodecf;
    private readonly double t2cof;
    private readonly double xlcof;
    private readonly double aycof;
    private readonly double delmo;
    private readonly double sinmao;
    private readonly double d2;
    private readonly double d3;
    private readonly double d4;
    private readonly double t3cof;
    private readonly double t4cof;
    private readonly double t5cof;

    public Sgp4NearEarth(MeanElements elements)
    {
        bstar = elements.BStarPerEarthRadius;
        ecco = elements.Eccentricity;
        inclo = elements.InclinationDegrees * Angle.RadiansPerDegree;
        nodeo = elements.RightAscensionDegrees * Angle.RadiansPerDegree;
        argpo = elements.ArgumentOfPerigeeDegrees * Angle.RadiansPerDegree;
        mo = elements.MeanAnomalyDegrees * Angle.RadiansPerDegree;
        double noKozai = elements.MeanMotionRevolutionsPerDay * Angle.TwoPi / 1440;

        // Recover the Brouwer mean motion and semi-major axis from the Kozai mean motion.
        double omeosq = 1 - (ecco * ecco);
        double rteosq = Math.Sqrt(omeosq);
        (sinio, cosio) = Math.SinCos(inclo);
        double cosio2 = cosio * cosio;
        double ak = Math.Pow(Xke / noKozai, TwoThirds);
        double d1 = 0.75 * J2 * ((3 * cosio2) - 1) / (rteosq * omeosq);
        double del = d1 / (ak * ak);
        double adel = ak * (1 - (del * del) - (del * ((1.0 / 3) + (134 * del * del / 81))));
        del = d1 / (adel * adel);
        no = noKozai / (1 + del);
        double ao = Math.Pow(Xke / no, TwoThirds);
        double po = ao * omeosq;
        double con42 = 1 - (5 * cosio2);
        con41 = -con42 - cosio2 - cosio2;
        double posq = po * po;
        double rp = ao * (1 - ecco);

        // Atmosphere: the reference altitudes move down with a low perigee.
        isimp = rp < (220 / EarthRadiusKilometers) + 1;
        double sfour = (78 / EarthRadiusKilometers) + 1;
        double qzms24 = Math.Pow((120 - 78) / EarthRadiusKilometers, 4);
        double perige = (rp - 1) * EarthRadiusKilometers;
        if (perige < 156)
        {
            sfour = perige < 98 ? 20 : perige - 78;
            qzms24 = Math.Pow((120 - sfour) / EarthRadiusKilometers, 4);
            sfour = (sfour / EarthRadiusKilometers) + 1;
        }

        double pinvsq = 1 / posq;
        double tsi = 1 / (ao - sfour);
        eta = ao * ecco * tsi;
        double etasq = eta * eta;
        double eeta = ecco * eta;
        double psisq = Math.Abs(1 - etasq);
        double coef = qzms24 * Math.Pow(tsi, 4);
        double coef1 = coef / Math.Pow(psisq, 3.5);
        double cc2 = coef1 * no * ((ao * (1 + (1.5 * etasq) + (eeta * (4 + etasq)))) + (0.375 * J2 * tsi / psisq * con41 * (8 + (3 * etasq * (8 + etasq)))));
        cc1 = bstar * cc2;
        double cc3 = ecco > 1e-4 ? -2 * coef * tsi * J3OverJ2 * no * sinio / ecco : 0;
        x1mth2 = 1 - cosio2;
        cc4 = 2 * no * coef1 * ao * omeosq
            * ((eta * (2 + (0.5 * etasq))) + (ecco * (0.5 + (2 * etasq)))
                - (J2 * tsi / (ao * psisq)
                    * ((-3 * con41 * (1 - (2 * eeta) + (etasq * (1.5 - (0.5 * eeta)))))
                        + (0.75 * x1mth2 * ((2 * etasq) - (eeta * (1 + etasq))) * Math.Cos(2 * argpo)))));
        cc5 = 2 * coef1 * ao * omeosq * (1 + (2.75 * (etasq + eeta)) + (eeta * etasq));

        // Secular rates of mean anomaly, perigee and node.
        double cosio4 = cosio2 * cosio2;
        double temp1 = 1.5 * J2 * pinvsq * no;
        double temp2 = 0.5 * temp1 * J2 * pinvsq;
        double temp3 = -0.46875 * J4 * pinvsq * pinvsq * no;
        mdot = no + (0.5 * temp1 * rteosq * con41) + (0.0625 * temp2 * rteosq * (13 - (78 * cosio2) + (137 * cosio4)));
        argpdot = (-0.5 * temp1 * con42) + (0.0625 * temp2 * (7 - (114 * cosio2) + (395 * cosio4))) + (temp3 * (3 - (36 * cosio2) + (49 * cosio4)));
        double xhdot1 = -temp1 * cosio;
        nodedot = xhdot1 + (((0.5 * temp2 * (4 - (19 * cosio2))) + (2 * temp3 * (3 - (7 * cosio2)))) * cosio);
        omgcof = bstar * cc3 * Math.Cos(argpo);
        xmcof = ecco > 1e-4 ? -TwoThirds * coef * bstar / eeta : 0;
        nodecf = 3.5 * omeosq * xhdot1 * cc1;
        t2cof = 1.5 * cc1;
        double onePlusCosio = Math.Abs(cosio + 1) > 1.5e-12 ? 1 + cosio : 1.5e-12;
        xlcof = -0.25 * J3OverJ2 * sinio * (3 + (5 * cosio)) / onePlusCosio;
        aycof = -0.5 * J3OverJ2 * sinio;
        double delmotemp = 1 + (eta * Math.Cos(mo));
        delmo = delmotemp * delmotemp * delmotemp;
        sinmao = Math.Sin(mo);
        x7thm1 = (7 * cosio2) - 1;

        if (!isimp)
        {
            double cc1sq = cc1 * cc1;
            d2 = 4 * ao * tsi * cc1sq;
            double temp = d2 * tsi * cc1 / 3;
            d3 = ((17 * ao) + sfour) * temp;
            d4 = 0.5 * temp * ao * tsi * ((221 * ao) + (31 * sfour)) * cc1;
            t3cof = d2 + (2 * cc1sq);
            t4cof = 0.25 * ((3 * d3) + (cc1 * ((12 * d2) + (10 * cc1sq))));
            t5cof = 0.2 * ((3 * d4) + (12 * cc1 * d3) + (6 * d2 * d2) + (15 * cc1sq * ((2 * d2) + cc1sq)));
        }
    }

    /// <summary>Period of the recovered mean motion.</summary>
    public double PeriodMinutes => Angle.TwoPi / no;

    public PropagationError Propagate(double t, out TemeState state)
    {
        state = default;

        // Secular gravity and drag.
        double xmdf = mo + (mdot * t);
        double argpdf = argpo + (argpdot * t);
        double nodedf = nodeo + (nodedot * t);
        double argpm = argpdf;
        double mm = xmdf;
        double t2 = t * t;
        double nodem = nodedf + (nodecf * t2);
        double tempa = 1 - (cc1 * t);
        double tempe = bstar * cc4 * t;
        double templ = t2cof * t2;
        if (!isimp)
        {
            double delmtemp = 1 + (eta * Math.Cos(xmdf));
            double temp0 = (omgcof * t) + (xmcof * ((delmtemp * delmtemp * delmtemp) - delmo));
            mm = xmdf + temp0;
            argpm = argpdf - temp0;
            double t3 = t2 * t;
            double t4 = t3 * t;
            tempa = tempa - (d2 * t2) - (d3 * t3) - (d4 * t4);
            tempe += bstar * cc5 * (Math.Sin(mm) - sinmao);
            templ = templ + (t3cof * t3) + (t4 * (t4cof + (t * t5cof)));
        }

        if (!(no > 0))
        {
            return PropagationError.MeanMotionNegative;
        }

        double am = Math.Pow(Xke / no, TwoThirds) * tempa * tempa;
        double nm = Xke / Math.Pow(am, 1.5);
        double em = ecco - tempe;
        if (!(em < 1 && em >= -0.001))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        em = Math.Max(em, 1e-6);
        mm += no * templ;
        double xlm = mm + argpm + nodem;
        nodem %= Angle.TwoPi;
        argpm %= Angle.TwoPi;
        xlm %= Angle.TwoPi;
        mm = (xlm - argpm - nodem) % Angle.TwoPi;

        // Long-period periodics.
        (double sinArgp, double cosArgp) = Math.SinCos(argpm);
        double axnl = em * cosArgp;
        double temp = 1 / (am * (1 - (em * em)));
        double aynl = (em * sinArgp) + (temp * aycof);
        double xl = mm + argpm + nodem + (temp * xlcof * axnl);

        // Kepler's equation in the published form: at most ten steps, none above 0.95 rad.
        double u = (xl - nodem) % Angle.TwoPi;
        double eo1 = u;
        double tem5 = 9999.9;
        double sineo1 = 0;
        double coseo1 = 0;
        for (int ktr = 1; Math.Abs(tem5) >= 1e-12 && ktr <= 10; ktr++)
        {
            (sineo1, coseo1) = Math.SinCos(eo1);
            tem5 = 1 - (coseo1 * axnl) - (sineo1 * aynl);
            tem5 = (u - (aynl * coseo1) + (axnl * sineo1) - eo1) / tem5;
            if (Math.Abs(tem5) >= 0.95)
            {
                tem5 = tem5 > 0 ? 0.95 : -0.95;
            }

            eo1 += tem5;
        }

        // Short-period periodics.
        double ecose = (axnl * coseo1) + (aynl * sineo1);
        double esine = (axnl * sineo1) - (aynl * coseo1);
        double el2 = (axnl * axnl) + (aynl * aynl);
        double pl = am * (1 - el2);
        if (!(pl >= 0))
        {
            return PropagationError.SemiLatusRectumNegative;
        }

        double rl = am * (1 - ecose);
        double rdotl = Math.Sqrt(am) * esine / rl;
        double rvdotl = Math.Sqrt(pl) / rl;
        double betal = Math.Sqrt(1 - el2);
        temp = esine / (1 + betal);
        double sinu = am / rl * (sineo1 - aynl - (axnl * temp));
        double cosu = am / rl * (coseo1 - axnl + (aynl * temp));
        double su = Math.Atan2(sinu, cosu);
        double sin2u = (cosu + cosu) * sinu;
        double cos2u = 1 - (2 * sinu * sinu);
        temp = 1 / pl;
        double temp1 = 0.5 * J2 * temp;
        double temp2 = temp1 * temp;
        double mrt = (rl * (1 - (1.5 * temp2 * betal * con41))) + (0.5 * temp1 * x1mth2 * cos2u);
        su -= 0.25 * temp2 * x7thm1 * sin2u;
        double xnode = nodem + (1.5 * temp2 * cosio * sin2u);
        double xinc = inclo + (1.5 * temp2 * cosio * sinio * cos2u);
        double mvt = rdotl - (nm * temp1 * x1mth2 * sin2u / Xke);
        double rvdot = rvdotl + (nm * temp1 * ((x1mth2 * cos2u) + (1.5 * con41)) / Xke);

        // Orientation, then kilometres.
        (double sinsu, double cossu) = Math.SinCos(su);
        (double snod, double cnod) = Math.SinCos(xnode);
        (double sini, double cosi) = Math.SinCos(xinc);
        double xmx = -snod * cosi;
        double xmy = cnod * cosi;
        Vector3d radial = new((xmx * sinsu) + (cnod * cossu), (xmy * sinsu) + (snod * cossu), sini * sinsu);
        Vector3d along = new((xmx * cossu) - (cnod * sinsu), (xmy * cossu) - (snod * sinsu), sini * cossu);
        Vector3d position = mrt * EarthRadiusKilometers * radial;
        if (!double.IsFinite(position.X + position.Y + position.Z))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        state = new TemeState(position, VelocityUnit * ((mvt * radial) + (rvdot * along)));
        return mrt < 1 ? PropagationError.Decayed : PropagationError.None;
    }
}
