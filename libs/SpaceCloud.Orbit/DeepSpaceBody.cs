namespace SpaceCloud.Orbit;

/// <summary>The pull of the Sun or of the Moon on one orbit: amplitudes of its periodic terms and its secular rates.</summary>
internal sealed class DeepSpaceBody
{
    private const double SunEccentricity = 0.01675;
    private const double SunMotion = 1.19459e-5;
    private const double SunStrength = 2.9864797e-6;
    private const double MoonEccentricity = 0.05490;
    private const double MoonMotion = 1.5835218e-4;
    private const double MoonStrength = 4.7968065e-7;

    /// <summary>Below 3 degrees from the equator, 0 or 180, the node has no secular rate.</summary>
    private const double EquatorialRadians = 5.2359877e-2;

    private readonly double ze;
    private readonly double zn;
    private readonly double zmo;
    private readonly double e2;
    private readonly double e3;
    private readonly double i2;
    private readonly double i3;
    private readonly double l2;
    private readonly double l3;
    private readonly double l4;
    private readonly double gh2;
    private readonly double gh3;
    private readonly double gh4;
    private readonly double h2;
    private readonly double h3;

    /// <param name="orbit">The orbit at epoch.</param>
    /// <param name="ze">Eccentricity of the body's path.</param>
    /// <param name="zn">Mean motion of the body, rad/min.</param>
    /// <param name="strength">C of the body: its mass and distance.</param>
    /// <param name="zmo">Mean anomaly of the body at epoch.</param>
    /// <param name="g">Sine and cosine of the body's argument of perigee.</param>
    /// <param name="i">Sine and cosine of its inclination to the equator.</param>
    /// <param name="h">Sine and cosine of the angle from its node to the orbit's.</param>
    private DeepSpaceBody(
        Sgp4Secular orbit,
        double ze,
        double zn,
        double strength,
        double zmo,
        (double Sin, double Cos) g,
        (double Sin, double Cos) i,
        (double Sin, double Cos) h)
    {
        (this.ze, this.zn, this.zmo) = (ze, zn, zmo);
        double sinim = orbit.Inclination.Sin;
        double cosim = orbit.Inclination.Cos;
        (double sinomm, double cosomm) = Math.SinCos(orbit.Argpo);
        double em = orbit.Ecco;
        double emsq = em * em;
        double betasq = 1 - emsq;
        double rtemsq = Math.Sqrt(betasq);

        double a1 = (g.Cos * h.Cos) + (g.Sin * i.Cos * h.Sin);
        double a3 = (-g.Sin * h.Cos) + (g.Cos * i.Cos * h.Sin);
        double a7 = (-g.Cos * h.Sin) + (g.Sin * i.Cos * h.Cos);
        double a8 = g.Sin * i.Sin;
        double a9 = (g.Sin * h.Sin) + (g.Cos * i.Cos * h.Cos);
        double a10 = g.Cos * i.Sin;
        double a2 = (cosim * a7) + (sinim * a8);
        double a4 = (cosim * a9) + (sinim * a10);
        double a5 = (-sinim * a7) + (cosim * a8);
        double a6 = (-sinim * a9) + (cosim * a10);

        double x1 = (a1 * cosomm) + (a2 * sinomm);
        double x2 = (a3 * cosomm) + (a4 * sinomm);
        double x3 = (-a1 * sinomm) + (a2 * cosomm);
        double x4 = (-a3 * sinomm) + (a4 * cosomm);
        double x5 = a5 * sinomm;
        double x6 = a6 * sinomm;
        double x7 = a5 * cosomm;
        double x8 = a6 * cosomm;

        double z31 = (12 * x1 * x1) - (3 * x3 * x3);
        double z32 = (24 * x1 * x2) - (6 * x3 * x4);
        double z33 = (12 * x2 * x2) - (3 * x4 * x4);
        double z1 = (6 * ((a1 * a1) + (a2 * a2))) + ((1 + emsq) * z31);
        double z2 = (12 * ((a1 * a3) + (a2 * a4))) + ((1 + emsq) * z32);
        double z3 = (6 * ((a3 * a3) + (a4 * a4))) + ((1 + emsq) * z33);
        double z11 = (-6 * a1 * a5) + (emsq * ((-24 * x1 * x7) - (6 * x3 * x5)));
        double z12 = (-6 * ((a1 * a6) + (a3 * a5))) + (emsq * ((-24 * ((x2 * x7) + (x1 * x8))) - (6 * ((x3 * x6) + (x4 * x5)))));
        double z13 = (-6 * a3 * a6) + (emsq * ((-24 * x2 * x8) - (6 * x4 * x6)));
        double z21 = (6 * a2 * a5) + (emsq * ((24 * x1 * x5) - (6 * x3 * x7)));
        double z22 = (6 * ((a4 * a5) + (a2 * a6))) + (emsq * ((24 * ((x2 * x5) + (x1 * x6))) - (6 * ((x4 * x7) + (x3 * x8)))));
        double z23 = (6 * a4 * a6) + (emsq * ((24 * x2 * x6) - (6 * x4 * x8)));

        double s3 = strength / orbit.No;
        double s2 = -0.5 * s3 / rtemsq;
        double s4 = s3 * rtemsq;
        double s1 = -15 * em * s4;
        double s5 = (x1 * x3) + (x2 * x4);
        double s6 = (x2 * x3) + (x1 * x4);
        double s7 = (x2 * x4) - (x1 * x3);

        e2 = 2 * s1 * s6;
        e3 = 2 * s1 * s7;
        i2 = 2 * s2 * z12;
        i3 = 2 * s2 * (z13 - z11);
        l2 = -2 * s3 * z2;
        l3 = -2 * s3 * (z3 - z1);
        l4 = -2 * s3 * (-21 - (9 * emsq)) * ze;
        gh2 = 2 * s4 * z32;
        gh3 = 2 * s4 * (z33 - z31);
        gh4 = -18 * s4 * ze;
        h2 = -2 * s2 * z22;
        h3 = -2 * s2 * (z23 - z21);

        bool equatorial = orbit.Inclination.Radians is < EquatorialRadians or > Math.PI - EquatorialRadians;
        Dedt = s1 * zn * s5;
        Didt = s2 * zn * (z11 + z13);
        Dmdt = -zn * s3 * (z1 + z3 - 14 - (6 * emsq));
        Dnodt = equatorial ? 0 : -zn * s2 * (z21 + z23) / sinim;
        Domdt = (s4 * zn * (z31 + z33 - 6)) - (cosim * Dnodt);
    }

    /// <summary>Secular rate of the eccentricity.</summary>
    public double Dedt { get; }

    /// <summary>Secular rate of the inclination.</summary>
    public double Didt { get; }

    /// <summary>Secular rate of the mean anomaly.</summary>
    public double Dmdt { get; }

    /// <summary>Secular rate of the argument of perigee.</summary>
    public double Domdt { get; }

    /// <summary>Secular rate of the node.</summary>
    public double Dnodt { get; }

    public static DeepSpaceBody Sun(Sgp4Secular orbit, double daysFrom1900)
    {
        (double Sin, double Cos) g = (-0.98088458, 0.1945905);
        (double Sin, double Cos) i = (0.39785416, 0.91744867);
        double zmos = (6.2565837 + (0.017201977 * daysFrom1900)) % Angle.TwoPi;
        return new DeepSpaceBody(orbit, SunEccentricity, SunMotion, SunStrength, zmos, g, i, Math.SinCos(orbit.Nodeo));
    }

    public static DeepSpaceBody Moon(Sgp4Secular orbit, double daysFrom1900)
    {
        double xnodce = (4.5236020 - (9.2422029e-4 * daysFrom1900)) % Angle.TwoPi;
        (double stem, double ctem) = Math.SinCos(xnodce);
        double zcosil = 0.91375164 - (0.03568096 * ctem);
        double zsinil = Math.Sqrt(1 - (zcosil * zcosil));
        double zsinhl = 0.089683511 * stem / zsinil;
        double zcoshl = Math.Sqrt(1 - (zsinhl * zsinhl));
        double gam = 5.8351514 + (0.0019443680 * daysFrom1900);
        double zx = Math.Atan2(0.39785416 * stem / zsinil, (zcoshl * ctem) + (0.91744867 * zsinhl * stem));
        (double snodm, double cnodm) = Math.SinCos(orbit.Nodeo);
        (double, double) h = ((snodm * zcoshl) - (cnodm * zsinhl), (zcoshl * cnodm) + (zsinhl * snodm));
        double zmol = (4.7199672 + (0.22997150 * daysFrom1900) - gam) % Angle.TwoPi;
        return new DeepSpaceBody(orbit, MoonEccentricity, MoonMotion, MoonStrength, zmol, Math.SinCos(gam + zx - xnodce), (zsinil, zcosil), h);
    }

    /// <summary>The periodic terms at minutes from the epoch.</summary>
    public DeepSpacePeriodics Periodics(double t)
    {
        double zm = zmo + (zn * t);
        (double sinzf, double coszf) = Math.SinCos(zm + (2 * ze * Math.Sin(zm)));
        double f2 = (0.5 * sinzf * sinzf) - 0.25;
        double f3 = -0.5 * sinzf * coszf;
        return new DeepSpacePeriodics(
            (e2 * f2) + (e3 * f3),
            (i2 * f2) + (i3 * f3),
            (l2 * f2) + (l3 * f3) + (l4 * sinzf),
            (gh2 * f2) + (gh3 * f3) + (gh4 * sinzf),
            (h2 * f2) + (h3 * f3));
    }
}
