namespace SpaceCloud.Orbit;

/// <summary>Secular rates by Sun and Moon together: eccentricity, inclination, mean anomaly, argument of perigee, node.</summary>
internal readonly record struct DeepSpaceRates(double Dedt, double Didt, double Dmdt, double Domdt, double Dnodt)
{
    public static DeepSpaceRates Of(DeepSpaceBody sun, DeepSpaceBody moon) => new(
        sun.Dedt + moon.Dedt,
        sun.Didt + moon.Didt,
        sun.Dmdt + moon.Dmdt,
        sun.Domdt + moon.Domdt,
        sun.Dnodt + moon.Dnodt);
}
