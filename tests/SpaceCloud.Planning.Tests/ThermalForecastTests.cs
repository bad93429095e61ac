using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class ThermalForecastTests
{
    private const double StefanBoltzmann = 5.670374419e-8;
    private static readonly SatelliteState Cold = new() { AtUtc = Any.Now, StateOfChargePercent = 50, TemperatureCelsius = -5 };
    private static readonly LightTimeline Sunlit = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddDays(10));

    [Fact]
    public void The_steady_state_radiates_what_comes_in()
    {
        ThermalForecast forecast = new(Any.Thermal, Any.Power, Sunlit, Cold, [], Any.Now.AddDays(5));
        double expected = Math.Pow((60 + 20) / (0.85 * StefanBoltzmann * 0.25), 0.25) - 273.15;
        Assert.Equal(expected, forecast.TemperatureCelsiusAt(Any.Now.AddDays(5)), 0.01);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(15)]
    [InlineData(90)]
    public void The_way_there_is_that_of_the_closed_form(double startCelsius)
    {
        ThermalForecast forecast = new(Any.Thermal, Any.Power, Sunlit, Cold with { TemperatureCelsius = startCelsius }, [], Any.Now.AddDays(1));
        double k = 0.85 * StefanBoltzmann * 0.25 / 10_000;
        double e = Math.Pow(80 / (0.85 * StefanBoltzmann * 0.25), 0.25);

        // Integral of dT / (E^4 - T^4): seconds from start to a temperature.
        double Potential(double t) => ((0.5 * Math.Log(Math.Abs((e + t) / (e - t)))) + Math.Atan(t / e)) / (2 * e * e * e);
        foreach (double minutes in new[] { 1.0, 20, 60, 200 })
        {
            double kelvin = forecast.TemperatureCelsiusAt(Any.Now.AddMinutes(minutes)) + 273.15;
            double seconds = (Potential(kelvin) - Potential(startCelsius + 273.15)) / k;
            double rate = k * Math.Abs((e * e * e * e) - (kelvin * kelvin * kelvin * kelvin));
            Assert.InRange(Math.Abs(seconds - (minutes * 60)) * rate, 0, 0.001);
        }
    }

    [Fact]
    public void Without_a_radiator_it_warms_in_a_straight_line()
    {
        ThermalForecast forecast = new(Any.Thermal with { RadiatorAreaSquareMeters = 0 }, Any.Power, Sunlit, Cold, [], Any.Now.AddHours(1));
        Assert.Equal(-5 + (80 * 3600 / 10_000.0), forecast.TemperatureCelsiusAt(Any.Now.AddHours(1)), 1e-9);
    }

    [Fact]
    public void Energy_is_balanced()
    {
        PowerLoad run = new(Any.Now.AddMinutes(30), Any.Now.AddMinutes(50), 90);
        ThermalForecast forecast = new(Any.Thermal, Any.Power, Any.Light, Cold, [run], Any.Now.AddMinutes(95));
        double radiated = 0;
        double Radiator(double seconds) => 0.85 * StefanBoltzmann * 0.25 * Math.Pow(forecast.TemperatureCelsiusAt(Any.Now.AddSeconds(seconds)) + 273.15, 4);

        // Simpson's rule; light and load change at whole minutes only.
        const double step = 2;
        for (double s = 0; s < 95 * 60; s += step)
        {
            radiated += step / 6 * (Radiator(s) + (4 * Radiator(s + (step / 2))) + Radiator(s + step));
        }

        double stored = 10_000 * (forecast.TemperatureCelsiusAt(Any.Now.AddMinutes(95)) + 5);
        double taken = (60 * 60 * 60) + (30 * 35 * 60) + (20 * 95 * 60) + (90 * 20 * 60);
        Assert.InRange(Math.Abs(taken - radiated - stored) / taken, 0, 1e-6);
    }

    [Fact]
    public void The_highest_temperature_is_at_the_end_of_a_hot_run()
    {
        PowerLoad run = new(Any.Now.AddMinutes(30), Any.Now.AddMinutes(50), 300);
        ForecastPoint hottest = new ThermalForecast(Any.Thermal, Any.Power, Any.Light, Cold, [run], Any.Now.AddMinutes(95)).Maximum(Any.Now, Any.Now.AddMinutes(95));
        Assert.Equal(Any.Now.AddMinutes(50), hottest.AtUtc);
    }

    [Fact]
    public void A_tiny_heat_capacity_is_no_trouble()
    {
        ThermalForecast forecast = new(Any.Thermal with { HeatCapacityJoulesPerKelvin = 0.001 }, Any.Power, Any.Light, Cold, [], Any.Now.AddMinutes(95));
        double expected = Math.Pow((30 + 20) / (0.85 * StefanBoltzmann * 0.25), 0.25) - 273.15;
        Assert.Equal(expected, forecast.TemperatureCelsiusAt(Any.Now.AddMinutes(95)), 0.01);
    }
}
