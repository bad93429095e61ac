namespace SpaceCloud.Orbit;

/// <summary>Harmonics of an orbit of one revolution a day (geosynchronous).</summary>
internal sealed class DeepSpaceOneDay : IDeepSpaceHarmonics
{
    private const double Q22 = 1.7891679e-6;
    private const double Q31 = 2.1460748e-6;
    private const double Q33 = 2.2123015e-7;

    private static readonly (double Sin, double Cos) Fasx2 = Math.SinCos(0.13130908);
    private static readonly (double Sin, double Cos) TwoFasx4 = Math.SinCos(2 * 2.8843198);
    private static readonly (double Sin, double Cos) ThreeFasx6 = Math.SinCos(3 * 0.37448087);

    private readonly double del1;
    private readonly double del2;
    private readonly double del3;

    public DeepSpaceOneDay(Sgp4Secular orbit)
    {
        double emsq = orbit.Ecco * orbit.Ecco;
        double cosim = orbit.Inclination.Cos;
        double sinim = orbit.Inclination.Sin;
        double aonv = 1 / orbit.Ao;
        double g200 = 1 + (emsq * (-2.5 + (0.8125 * emsq)));
        double g310 = 1 + (2 * emsq);
        double g300 = 1 + (emsq * (-6 + (6.60937 * emsq)));
        double f220 = 0.75 * (1 + cosim) * (1 + cosim);
        double f311 = (0.9375 * sinim * sinim * (1 + (3 * cosim))) - (0.75 * (1 + cosim));
        double f330 = 1.875 * (1 + cosim) * (1 + cosim) * (1 + cosim);
        double del = 3 * orbit.No * orbit.No * aonv * aonv;
        del1 = del * f311 * g310 * Q31 * aonv;
        del2 = 2 * del * f220 * g200 * Q22;
        del3 = 3 * del * f330 * g300 * Q33 * aonv;
    }

    public (double Xndt, double Xnddt) Derivatives(double xli, double atime)
    {
        (double s1, double c1) = Math.SinCos(xli);
        (double s2, double c2) = (2 * s1 * c1, 1 - (2 * s1 * s1));
        (double s3, double c3) = ((s2 * c1) + (c2 * s1), (c2 * c1) - (s2 * s1));
        double sin1 = (s1 * Fasx2.Cos) - (c1 * Fasx2.Sin);
        double cos1 = (c1 * Fasx2.Cos) + (s1 * Fasx2.Sin);
        double sin2 = (s2 * TwoFasx4.Cos) - (c2 * TwoFasx4.Sin);
        double cos2 = (c2 * TwoFasx4.Cos) + (s2 * TwoFasx4.Sin);
        double sin3 = (s3 * ThreeFasx6.Cos) - (c3 * ThreeFasx6.Sin);
        double cos3 = (c3 * ThreeFasx6.Cos) + (s3 * ThreeFasx6.Sin);
        return ((del1 * sin1) + (del2 * sin2) + (del3 * sin3), (del1 * cos1) + (2 * del2 * cos2) + (3 * del3 * cos3));
    }
}
