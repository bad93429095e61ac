namespace SpaceCloud.Planning;

/// <summary>
/// One node over a stretch of constant heat: C dT/dt = Q - eps sigma A T^4. Seen alone in such a stretch the temperature runs one way
/// towards its equilibrium, so the extremes of a forecast lie where light or load change.
/// </summary>
internal static class ThermalNode
{
    public const double KelvinAtZeroCelsius = 273.15;
    private const double StefanBoltzmann = 5.670374419e-8;
    private const double StepsPerTimeConstant = 10;
    private const double TimeConstantsToEquilibrium = 40;

    /// <summary>Watts that warm the node.</summary>
    public static double HeatWatts(ThermalModel thermal, PowerModel power, double litFraction, double loadWatts) =>
        (litFraction * thermal.EnvironmentSunlitWatts) + ((1 - litFraction) * thermal.EnvironmentEclipseWatts) + power.BaseLoadWatts + loadWatts;

    /// <summary>Watts per kelvin to the fourth that the radiator sends away.</summary>
    public static double RadiatorWattsPerKelvin4(ThermalModel thermal) => thermal.Emissivity * StefanBoltzmann * thermal.RadiatorAreaSquareMeters;

    /// <summary>Kelvin after a stretch; fourth-order Runge-Kutta in steps of a tenth of the shortest time constant on the way.</summary>
    public static double Advance(ThermalModel thermal, double kelvin, double heatWatts, double seconds)
    {
        double c = thermal.HeatCapacityJoulesPerKelvin;
        double radiator = RadiatorWattsPerKelvin4(thermal);
        if (!(radiator > 0))
        {
            return kelvin + (heatWatts * seconds / c);
        }

        double equilibrium = Math.Pow(Math.Max(0, heatWatts) / radiator, 0.25);
        double hottest = Math.Max(Math.Max(kelvin, equilibrium), 1);
        double timeConstant = c / (4 * radiator * hottest * hottest * hottest);
        double coldest = Math.Max(Math.Min(kelvin, equilibrium), 1);
        double slowest = c / (4 * radiator * coldest * coldest * coldest);
        if (seconds > TimeConstantsToEquilibrium * slowest)
        {
            return equilibrium;
        }

        int steps = (int)Math.Clamp(Math.Ceiling(seconds / timeConstant * StepsPerTimeConstant), 1, 1_000_000);
        double h = seconds / steps;
        double Rate(double t) => (heatWatts - (radiator * t * t * t * t)) / c;
        for (int i = 0; i < steps; i++)
        {
            double k1 = Rate(kelvin);
            double k2 = Rate(kelvin + (0.5 * h * k1));
            double k3 = Rate(kelvin + (0.5 * h * k2));
            double k4 = Rate(kelvin + (h * k3));
            kelvin += h / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
        }

        return kelvin;
    }
}
