namespace SpaceCloud.Orbit;

/// <summary>The terms that hang on the inclination alone: fixed for a near-Earth orbit, made anew for every state in deep space.</summary>
internal readonly struct Sgp4Inclination
{
    public Sgp4Inclination(double inclination)
    {
        Radians = inclination;
        (Sin, Cos) = Math.SinCos(inclination);
        double cosisq = Cos * Cos;
        Con41 = (3 * cosisq) - 1;
        X1mth2 = 1 - cosisq;
        X7thm1 = (7 * cosisq) - 1;
        double onePlusCos = Math.Abs(Cos + 1) > 1.5e-12 ? 1 + Cos : 1.5e-12;
        Xlcof = -0.25 * Sgp4Constants.J3OverJ2 * Sin * (3 + (5 * Cos)) / onePlusCos;
        Aycof = -0.5 * Sgp4Constants.J3OverJ2 * Sin;
    }

    public double Radians { get; }

    public double Sin { get; }

    public double Cos { get; }

    public double Con41 { get; }

    public double X1mth2 { get; }

    public double X7thm1 { get; }

    public double Xlcof { get; }

    public double Aycof { get; }
}
