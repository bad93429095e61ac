namespace SpaceCloud.Orbit;

/// <summary>Periodic changes by Sun and Moon of the eccentricity, the inclination, the mean anomaly, and of perigee and node not yet told apart.</summary>
internal readonly record struct DeepSpacePeriodics(double Pe, double Pinc, double Pl, double Pgh, double Ph)
{
    /// <summary>Below this perturbed inclination the node is ill-defined and Lyddane's form is used.</summary>
    private const double LyddaneRadians = 0.2;

    public static DeepSpacePeriodics operator +(DeepSpacePeriodics a, DeepSpacePeriodics b) =>
        new(a.Pe + b.Pe, a.Pinc + b.Pinc, a.Pl + b.Pl, a.Pgh + b.Pgh, a.Ph + b.Ph);

    /// <summary>The perturbed elements; the inclination is changed in place.</summary>
    public Sgp4Mean Apply(in Sgp4Mean mean, ref double inclp)
    {
        inclp += Pinc;
        double ep = mean.Ep + Pe;
        (double sinip, double cosip) = Math.SinCos(inclp);
        if (inclp >= LyddaneRadians)
        {
            double ph = Ph / sinip;
            return new Sgp4Mean(mean.Am, ep, mean.Argpp + Pgh - (cosip * ph), mean.Nodep + ph, mean.Mp + Pl);
        }

        double nodep = mean.Nodep % Angle.TwoPi;
        (double sinop, double cosop) = Math.SinCos(nodep);
        double alfdp = (sinip * sinop) + (Ph * cosop) + (Pinc * cosip * sinop);
        double betdp = (sinip * cosop) - (Ph * sinop) + (Pinc * cosip * cosop);
        double xls = mean.Mp + mean.Argpp + Pl + Pgh + ((cosip - (Pinc * sinip)) * nodep);
        double xnoh = nodep;
        nodep = Math.Atan2(alfdp, betdp);
        if (Math.Abs(xnoh - nodep) > Math.PI)
        {
            nodep += nodep < xnoh ? Angle.TwoPi : -Angle.TwoPi;
        }

        double mp = mean.Mp + Pl;
        return new Sgp4Mean(mean.Am, ep, xls - mp - (cosip * nodep), nodep, mp);
    }
}
