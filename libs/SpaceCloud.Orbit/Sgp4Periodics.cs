namespace SpaceCloud.Orbit;

/// <summary>The last part of the theory, the same near the Earth and in deep space: long- and short-period terms, Kepler's equation.</summary>
internal static class Sgp4Periodics
{
    private const double J2 = Sgp4Constants.J2;

    public static PropagationError ToState(in Sgp4Mean mean, in Sgp4Inclination inclination, out TemeState state)
    {
        state = default;
        double am = mean.Am;
        double nm = Sgp4Constants.Xke / (am * Math.Sqrt(am));
        double ep = mean.Ep;
        double nodep = Angle.Reduce(mean.Nodep);
        double argpp = Angle.Reduce(mean.Argpp);

        // Long-period periodics.
        (double sinArgp, double cosArgp) = Math.SinCos(argpp);
        double axnl = ep * cosArgp;
        double temp = 1 / (am * (1 - (ep * ep)));
        double aynl = (ep * sinArgp) + (temp * inclination.Aycof);

        // Kepler's equation in the published form: at most ten steps, none above 0.95 rad.
        double u = Angle.Reduce(mean.Mp + mean.Argpp + (temp * inclination.Xlcof * axnl));
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

        // The published form leaves the last step out of sine and cosine; it may be 1e-12.
        (sineo1, coseo1) = (sineo1 + (tem5 * coseo1), coseo1 - (tem5 * sineo1));

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
        double mrt = (rl * (1 - (1.5 * temp2 * betal * inclination.Con41))) + (0.5 * temp1 * inclination.X1mth2 * cos2u);
        su -= 0.25 * temp2 * inclination.X7thm1 * sin2u;
        double xnode = nodep + (1.5 * temp2 * inclination.Cos * sin2u);
        double xinc = inclination.Radians + (1.5 * temp2 * inclination.Cos * inclination.Sin * cos2u);
        double mvt = rdotl - (nm * temp1 * inclination.X1mth2 * sin2u / Sgp4Constants.Xke);
        double rvdot = rvdotl + (nm * temp1 * ((inclination.X1mth2 * cos2u) + (1.5 * inclination.Con41)) / Sgp4Constants.Xke);

        // Orientation, then kilometres.
        (double sinsu, double cossu) = Math.SinCos(su);
        (double snod, double cnod) = Math.SinCos(xnode);
        (double sini, double cosi) = Math.SinCos(xinc);
        double xmx = -snod * cosi;
        double xmy = cnod * cosi;
        Vector3d radial = new((xmx * sinsu) + (cnod * cossu), (xmy * sinsu) + (snod * cossu), sini * sinsu);
        Vector3d along = new((xmx * cossu) - (cnod * sinsu), (xmy * cossu) - (snod * sinsu), sini * cossu);
        Vector3d position = mrt * Sgp4Constants.EarthRadiusKilometers * radial;
        if (!double.IsFinite(position.X + position.Y + position.Z))
        {
            return PropagationError.MeanElementsOutOfRange;
        }

        state = new TemeState(position, Sgp4Constants.VelocityUnit * ((mvt * radial) + (rvdot * along)));
        return mrt < 1 ? PropagationError.Decayed : PropagationError.None;
    }
}
