namespace SpaceCloud.Orbit;

/// <summary>Harmonics of an eccentric orbit of two revolutions a day (Molniya, navigation transfer).</summary>
internal sealed class DeepSpaceHalfDay : IDeepSpaceHarmonics
{
    private const double Root22 = 1.7891679e-6;
    private const double Root32 = 3.7393792e-7;
    private const double Root44 = 7.3636953e-9;
    private const double Root52 = 1.1428639e-7;
    private const double Root54 = 2.1765803e-9;

    private static readonly (double Sin, double Cos) G22 = Math.SinCos(5.7686396);
    private static readonly (double Sin, double Cos) G32 = Math.SinCos(0.95240898);
    private static readonly (double Sin, double Cos) G44 = Math.SinCos(1.8014998);
    private static readonly (double Sin, double Cos) G52 = Math.SinCos(1.0508330);
    private static readonly (double Sin, double Cos) G54 = Math.SinCos(4.4108898);

    private readonly double argpo;
    private readonly double argpdot;
    private readonly double d2201;
    private readonly double d2211;
    private readonly double d3210;
    private readonly double d3222;
    private readonly double d4410;
    private readonly double d4422;
    private readonly double d5220;
    private readonly double d5232;
    private readonly double d5421;
    private readonly double d5433;

    public DeepSpaceHalfDay(Sgp4Secular orbit)
    {
        argpo = orbit.Argpo;
        argpdot = orbit.Argpdot;
        double em = orbit.Ecco;
        double emsq = em * em;
        double eoc = em * emsq;
        double Cubic(double c0, double c1, double c2, double c3) => c0 + (c1 * em) + (c2 * emsq) + (c3 * eoc);

        // Functions of the eccentricity, fitted in pieces.
        double g201 = -0.306 - ((em - 0.64) * 0.440);
        bool low = em <= 0.65;
        double g211 = low ? Cubic(3.616, -13.2470, 16.2900, 0) : Cubic(-72.099, 331.819, -508.738, 266.724);
        double g310 = low ? Cubic(-19.302, 117.3900, -228.4190, 156.5910) : Cubic(-346.844, 1582.851, -2415.925, 1246.113);
        double g322 = low ? Cubic(-18.9068, 109.7927, -214.6334, 146.5816) : Cubic(-342.585, 1554.908, -2366.899, 1215.972);
        double g410 = low ? Cubic(-41.122, 242.6940, -471.0940, 313.9530) : Cubic(-1052.797, 4758.686, -7193.992, 3651.957);
        double g422 = low ? Cubic(-146.407, 841.8800, -1629.014, 1083.4350) : Cubic(-3581.690, 16178.110, -24462.770, 12422.520);
        double g520 = low ? Cubic(-532.114, 3017.977, -5740.032, 3708.2760)
            : em > 0.715 ? Cubic(-5149.66, 29936.92, -54087.36, 31324.56)
            : Cubic(1464.74, -4664.75, 3763.64, 0);
        bool middle = em < 0.7;
        double g533 = middle ? Cubic(-919.22770, 4988.6100, -9064.7700, 5542.21) : Cubic(-37995.780, 161616.52, -229838.20, 109377.94);
        double g521 = middle ? Cubic(-822.71072, 4568.6173, -8491.4146, 5337.524) : Cubic(-51752.104, 218913.95, -309468.16, 146349.42);
        double g532 = middle ? Cubic(-853.66600, 4690.2500, -8624.7700, 5341.4) : Cubic(-40023.880, 170470.89, -242699.48, 115605.82);

        // Functions of the inclination.
        double cosim = orbit.Inclination.Cos;
        double sinim = orbit.Inclination.Sin;
        double cosisq = cosim * cosim;
        double sini2 = sinim * sinim;
        double f220 = 0.75 * (1 + (2 * cosim) + cosisq);
        double f221 = 1.5 * sini2;
        double f321 = 1.875 * sinim * (1 - (2 * cosim) - (3 * cosisq));
        double f322 = -1.875 * sinim * (1 + (2 * cosim) - (3 * cosisq));
        double f441 = 35 * sini2 * f220;
        double f442 = 39.3750 * sini2 * sini2;
        double f522 = 9.84375 * sinim * ((sini2 * (1 - (2 * cosim) - (5 * cosisq))) + (0.33333333 * (-2 + (4 * cosim) + (6 * cosisq))));
        double f523 = sinim * ((4.92187512 * sini2 * (-2 - (4 * cosim) + (10 * cosisq))) + (6.56250012 * (1 + (2 * cosim) - (3 * cosisq))));
        double f542 = 29.53125 * sinim * (2 - (8 * cosim) + (cosisq * (-12 + (8 * cosim) + (10 * cosisq))));
        double f543 = 29.53125 * sinim * (-2 - (8 * cosim) + (cosisq * (12 + (8 * cosim) - (10 * cosisq))));

        double aonv = 1 / orbit.Ao;
        double temp = 3 * orbit.No * orbit.No * aonv * aonv;
        d2201 = temp * Root22 * f220 * g201;
        d2211 = temp * Root22 * f221 * g211;
        temp *= aonv;
        d3210 = temp * Root32 * f321 * g310;
        d3222 = temp * Root32 * f322 * g322;
        temp *= aonv;
        d4410 = 2 * temp * Root44 * f441 * g410;
        d4422 = 2 * temp * Root44 * f442 * g422;
        temp *= aonv;
        d5220 = temp * Root52 * f522 * g520;
        d5232 = temp * Root52 * f523 * g532;
        d5421 = 2 * temp * Root54 * f542 * g521;
        d5433 = 2 * temp * Root54 * f543 * g533;
    }

    public (double Xndt, double Xnddt) Derivatives(double xli, double atime)
    {
        double xomi = argpo + (argpdot * atime);
        (double Sin, double Cos) li = Math.SinCos(xli);
        (double Sin, double Cos) omi = Math.SinCos(xomi);
        (double Sin, double Cos) twoOmi = Sum(omi, omi);
        (double Sin, double Cos) a22 = Difference(li, G22);
        (double Sin, double Cos) a32 = Difference(li, G32);
        (double Sin, double Cos) a52 = Difference(li, G52);
        (double Sin, double Cos) twoLi = Sum(li, li);
        (double Sin, double Cos) a44 = Difference(twoLi, G44);
        (double Sin, double Cos) a54 = Difference(twoLi, G54);

        (double Sin, double Cos) a2201 = Sum(a22, twoOmi);
        (double Sin, double Cos) a3210 = Sum(a32, omi);
        (double Sin, double Cos) a3222 = Difference(a32, omi);
        (double Sin, double Cos) a4410 = Sum(a44, twoOmi);
        (double Sin, double Cos) a5220 = Sum(a52, omi);
        (double Sin, double Cos) a5232 = Difference(a52, omi);
        (double Sin, double Cos) a5421 = Sum(a54, omi);
        (double Sin, double Cos) a5433 = Difference(a54, omi);

        double once = (d2201 * a2201.Sin) + (d2211 * a22.Sin) + (d3210 * a3210.Sin) + (d3222 * a3222.Sin) + (d5220 * a5220.Sin) + (d5232 * a5232.Sin);
        double twice = (d4410 * a4410.Sin) + (d4422 * a44.Sin) + (d5421 * a5421.Sin) + (d5433 * a5433.Sin);
        double onceSlope = (d2201 * a2201.Cos) + (d2211 * a22.Cos) + (d3210 * a3210.Cos) + (d3222 * a3222.Cos) + (d5220 * a5220.Cos) + (d5232 * a5232.Cos);
        double twiceSlope = (d4410 * a4410.Cos) + (d4422 * a44.Cos) + (d5421 * a5421.Cos) + (d5433 * a5433.Cos);
        return (once + twice, onceSlope + (2 * twiceSlope));
    }

    private static (double Sin, double Cos) Sum((double Sin, double Cos) a, (double Sin, double Cos) b) =>
        ((a.Sin * b.Cos) + (a.Cos * b.Sin), (a.Cos * b.Cos) - (a.Sin * b.Sin));

    private static (double Sin, double Cos) Difference((double Sin, double Cos) a, (double Sin, double Cos) b) =>
        ((a.Sin * b.Cos) - (a.Cos * b.Sin), (a.Cos * b.Cos) + (a.Sin * b.Sin));
}
