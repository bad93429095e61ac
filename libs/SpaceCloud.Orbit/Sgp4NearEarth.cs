namespace SpaceCloud.Orbit;

/// <summary>SGP4 for periods below 225 minutes.</summary>
internal sealed class Sgp4NearEarth : ISgp4
{
    public Sgp4NearEarth(Sgp4Secular secular)
    {
        Secular = secular;
        double ao = secular.Ao;
        double cc1 = secular.Cc1;
        double delmotemp = 1 + (secular.Eta * Math.Cos(secular.Mo));
        Delmo = delmotemp * delmotemp * delmotemp;
        Sinmao = Math.Sin(secular.Mo);
        if (!secular.Isimp)
        {
            double cc1sq = cc1 * cc1;
            D2 = 4 * ao * secular.Tsi * cc1sq;
            double temp = D2 * secular.Tsi * cc1 / 3;
            D3 = ((17 * ao) + secular.Sfour) * temp;
            D4 = 0.5 * temp * ao * secular.Tsi * ((221 * ao) + (31 * secular.Sfour)) * cc1;
            T3cof = D2 + (2 * cc1sq);
            T4cof = 0.25 * ((3 * D3) + (cc1 * ((12 * D2) + (10 * cc1sq))));
            T5cof = 0.2 * ((3 * D4) + (12 * cc1 * D3) + (6 * D2 * D2) + (15 * cc1sq * ((2 * D2) + cc1sq)));
        }
    }

    public Sgp4Secular Secular { get; }

    public double Delmo { get; }

    public double Sinmao { get; }

    public double D2 { get; }

    public double D3 { get; }

    public double D4 { get; }

    public double T3cof { get; }

    public double T4cof { get; }

    public double T5cof { get; }

    public PropagationError Propagate(double t, out TemeState state)
    {
        state = default;
        Sgp4Secular s = Secular;
        if (!(Math.Abs(t) <= Sgp4Constants.MaxMinutes))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        // Secular gravity and drag.
        double xmdf = Angle.Reduce(s.Mo + (s.Mdot * t));
        double argpdf = s.Argpo + (s.Argpdot * t);
        double nodedf = s.Nodeo + (s.Nodedot * t);
        double argpm = argpdf;
        double mm = xmdf;
        double t2 = t * t;
        double nodem = nodedf + (s.Nodecf * t2);
        double tempa = 1 - (s.Cc1 * t);
        double tempe = s.Bcc4 * t;
        double templ = s.T2cof * t2;
        if (!s.Isimp)
        {
            double delmtemp = 1 + (s.Eta * Math.Cos(xmdf));
            double temp = (s.Omgcof * t) + (s.Xmcof * ((delmtemp * delmtemp * delmtemp) - Delmo));
            mm = xmdf + temp;
            argpm = argpdf - temp;
            double t3 = t2 * t;
            double t4 = t3 * t;
            tempa = tempa - (D2 * t2) - (D3 * t3) - (D4 * t4);
            tempe += s.Bcc5 * (Math.Sin(mm) - Sinmao);
            templ = t2 * (s.T2cof + (t * (T3cof + (t * (T4cof + (t * T5cof))))));
        }

        if (!(s.No > 0))
        {
            return PropagationError.MeanMotionNegative;
        }

        double am = s.Ao * tempa * tempa;
        double em = s.Ecco - tempe;
        if (!(em < 1 && em >= -0.001))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        em = Math.Max(em, Sgp4Constants.LeastEccentricity);
        mm += Angle.Reduce(s.No * templ);
        return Sgp4Periodics.ToState(new Sgp4Mean(am, em, argpm, nodem, mm), s.Inclination, out state);
    }
}
