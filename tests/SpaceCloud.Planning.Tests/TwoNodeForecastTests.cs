using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

/// <summary>Payload and platform as two nodes, against what can be written down in closed form, and against figures flown.</summary>
public sealed class TwoNodeForecastTests
{
    private const double StefanBoltzmann = 5.670374419e-8;
    private const double Kelvin = 273.15;

    private static readonly PayloadThermalModel Chip = new() { HeatCapacityJoulesPerKelvin = 15, ResistanceToPlatformKelvinPerWatt = 15, MaxTemperatureCelsius = 85 };
    private static readonly ThermalModel Thermal = Any.Thermal with { Payload = Chip };
    private static readonly SatelliteState Start = new() { AtUtc = Any.Now, StateOfChargePercent = 50, TemperatureCelsius = 5, PayloadTemperatureCelsius = 20 };
    private static readonly LightTimeline Sunlit = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddDays(10));

    private static PowerLoad Run(double fromMinutes, double minutes, double watts) => new(Any.Now.AddMinutes(fromMinutes), Any.Now.AddMinutes(fromMinutes + minutes), watts);

    [Theory]
    [InlineData(15, 15, 10_000)]
    [InlineData(15, 0.01, 10_000)]
    [InlineData(5_000, 2, 300)]
    [InlineData(0.001, 0.5, 40)]
    public void Without_a_radiator_both_follow_the_closed_form(double chipCapacity, double resistance, double platformCapacity)
    {
        ThermalModel closed = Thermal with
        {
            RadiatorAreaSquareMeters = 0,
            HeatCapacityJoulesPerKelvin = platformCapacity,
            Payload = Chip with { HeatCapacityJoulesPerKelvin = chipCapacity, ResistanceToPlatformKelvinPerWatt = resistance },
        };
        ThermalForecast forecast = new(closed, Any.Power, Sunlit, Start, [Run(0, 600, 7)], Any.Now.AddHours(2));

        // The sum of both heats grows in a straight line, the difference of both temperatures goes to its own end exponentially.
        double rate = (1 / chipCapacity / resistance) + (1 / platformCapacity / resistance);
        double apartAtLast = ((7 / chipCapacity) - (80 / platformCapacity)) / rate;
        foreach (double seconds in new[] { 0.5, 20, 300, 7000 })
        {
            double apart = apartAtLast + ((15 - apartAtLast) * Math.Exp(-rate * seconds));
            double heat = (20 * chipCapacity) + (5 * platformCapacity) + (87 * seconds);
            double platform = (heat - (chipCapacity * apart)) / (chipCapacity + platformCapacity);
            Assert.Equal(platform, forecast.TemperatureCelsiusAt(Any.Now.AddSeconds(seconds)), 1e-6);
            Assert.Equal(platform + apart, forecast.PayloadTemperatureCelsiusAt(Any.Now.AddSeconds(seconds))!.Value, 1e-6);
        }
    }

    [Fact]
    public void On_a_platform_that_nothing_warms_the_chip_follows_its_time_constant()
    {
        ThermalModel heavy = Thermal with { HeatCapacityJoulesPerKelvin = 1e12 };
        ThermalForecast forecast = new(heavy, Any.Power, Sunlit, Start with { PayloadTemperatureCelsius = null }, [Run(0, 60, 4)], Any.Now.AddHours(1));
        foreach (double seconds in new[] { 10.0, 225, 900, 3000 })
        {
            double expected = 5 + (4 * 15 * (1 - Math.Exp(-seconds / 225)));
            Assert.Equal(expected, forecast.PayloadTemperatureCelsiusAt(Any.Now.AddSeconds(seconds))!.Value, 1e-5);
        }
    }

    [Fact]
    public void The_steady_state_radiates_what_comes_in_and_carries_the_runs_heat_through_the_resistance()
    {
        ThermalForecast forecast = new(Thermal, Any.Power, Sunlit, Start, [Run(0, 10 * 1440, 6)], Any.Now.AddDays(5));
        double platform = Math.Pow((60 + 20 + 6) / (0.85 * StefanBoltzmann * 0.25), 0.25) - Kelvin;
        Assert.Equal(platform, forecast.TemperatureCelsiusAt(Any.Now.AddDays(5)), 0.01);
        Assert.Equal(platform + (6 * 15), forecast.PayloadTemperatureCelsiusAt(Any.Now.AddDays(5))!.Value, 0.01);
    }

    [Fact]
    public void With_next_to_no_resistance_both_are_one_node()
    {
        PowerLoad run = Run(30, 20, 90);
        ThermalModel together = Any.Thermal with { HeatCapacityJoulesPerKelvin = 10_015 };
        ThermalModel apart = Thermal with { Payload = Chip with { ResistanceToPlatformKelvinPerWatt = 1e-5 } };
        SatelliteState state = Start with { PayloadTemperatureCelsius = null };
        ThermalForecast one = new(together, Any.Power, Any.Light, state, [run], Any.Now.AddHours(6));
        ThermalForecast two = new(apart, Any.Power, Any.Light, state, [run], Any.Now.AddHours(6));
        for (int minute = 0; minute <= 360; minute += 7)
        {
            DateTimeOffset at = Any.Now.AddMinutes(minute);
            Assert.Equal(one.TemperatureCelsiusAt(at), two.TemperatureCelsiusAt(at), 0.002);
            Assert.Equal(one.TemperatureCelsiusAt(at), two.PayloadTemperatureCelsiusAt(at)!.Value, 0.002);
        }

        Assert.Null(one.PayloadTemperatureCelsiusAt(Any.Now));
    }

    [Fact]
    public void Energy_is_balanced()
    {
        ThermalForecast forecast = new(Thermal, Any.Power, Any.Light, Start, [Run(30, 20, 9)], Any.Now.AddMinutes(95));
        double Radiator(double seconds) => 0.85 * StefanBoltzmann * 0.25 * Math.Pow(forecast.TemperatureCelsiusAt(Any.Now.AddSeconds(seconds)) + Kelvin, 4);
        double radiated = 0;
        const double step = 2;
        for (double s = 0; s < 95 * 60; s += step)
        {
            radiated += step / 6 * (Radiator(s) + (4 * Radiator(s + (step / 2))) + Radiator(s + step));
        }

        DateTimeOffset end = Any.Now.AddMinutes(95);
        double stored = (10_000 * (forecast.TemperatureCelsiusAt(end) - 5)) + (15 * (forecast.PayloadTemperatureCelsiusAt(end)!.Value - 20));
        double taken = (60 * 60 * 60) + (30 * 35 * 60) + (20 * 95 * 60) + (9 * 20 * 60);
        Assert.InRange(Math.Abs(taken - radiated - stored) / taken, 0, 1e-6);
    }

    [Fact]
    public void After_many_orbits_each_three_are_as_the_three_before()
    {
        LightTimeline light = Any.Orbits(60, 35, 60);
        PowerLoad[] runs = [.. Enumerable.Range(0, 60).Select(orbit => Run((orbit * 95) + 50, 25, 5))];
        ThermalForecast forecast = new(Thermal, Any.Power, light, Start, runs, Any.Now.AddMinutes(60 * 95));
        double radiated = 0;
        for (int second = 0; second < 3 * 95 * 60; second += 2)
        {
            DateTimeOffset at = Any.Now.AddMinutes(50 * 95).AddSeconds(second + 1);
            Assert.Equal(forecast.PayloadTemperatureCelsiusAt(at)!.Value, forecast.PayloadTemperatureCelsiusAt(at.AddMinutes(3 * 95))!.Value, 1e-3);
            Assert.Equal(forecast.TemperatureCelsiusAt(at), forecast.TemperatureCelsiusAt(at.AddMinutes(3 * 95)), 1e-3);
            radiated += 2 * 0.85 * StefanBoltzmann * 0.25 * Math.Pow(forecast.TemperatureCelsiusAt(at) + Kelvin, 4);
        }

        double taken = 3 * 60 * ((60 * 60) + (30 * 35) + (20 * 95) + (5 * 25.0));
        Assert.InRange(radiated / taken, 0.999, 1.001);
    }

    [Theory]
    [InlineData(60, 35)] // all of the eclipse: the chip is at its hottest long before the end, and falls with the platform
    [InlineData(40, 55)]
    [InlineData(0, 10)]
    public void The_highest_temperature_of_the_chip_is_found_where_it_turns(double fromMinutes, double minutes)
    {
        PowerLoad run = Run(fromMinutes, minutes, 5);
        ThermalForecast forecast = new(Thermal with { HeatCapacityJoulesPerKelvin = 2000 }, Any.Power, Any.Light, Start, [run], Any.Now.AddHours(3));
        (double celsius, double at) = (double.NegativeInfinity, 0);
        for (double second = fromMinutes * 60; second <= 3 * 3600; second++)
        {
            double now = forecast.PayloadTemperatureCelsiusAt(Any.Now.AddSeconds(second))!.Value;
            (celsius, at) = now > celsius ? (now, second) : (celsius, at);
        }

        ForecastPoint found = forecast.PayloadMaximum(run.StartUtc, Any.Now.AddHours(3))!.Value;
        Assert.Equal(celsius, found.Value, 1e-4);
        Assert.Equal(at, (found.AtUtc - Any.Now).TotalSeconds, 20.0);
        Assert.InRange(found.Value, celsius - 1e-9, celsius + 1e-4);
    }

    [Theory]
    [InlineData(0)] // as warm at the end as at the beginning
    [InlineData(0.04)]
    [InlineData(1)]
    public void A_platform_that_a_hot_payload_warms_and_space_cools_again_is_at_its_hottest_in_between(double warmerThanAtRest)
    {
        // One stretch of a day; at its end the platform is where 80 W leave it.
        double rest = Math.Pow(80 / (0.85 * StefanBoltzmann * 0.25), 0.25) - Kelvin;
        ThermalModel small = Thermal with { HeatCapacityJoulesPerKelvin = 400, Payload = Chip with { HeatCapacityJoulesPerKelvin = 60, ResistanceToPlatformKelvinPerWatt = 2 } };
        SatelliteState hot = Start with { TemperatureCelsius = rest + warmerThanAtRest, PayloadTemperatureCelsius = rest + 120 };
        ThermalForecast forecast = new(small, Any.Power, Sunlit, hot, [], Any.Now.AddDays(1));

        // Calculated apart: the midpoint rule in steps of a hundredth of a second.
        (double platform, double payload, double highest) = (hot.TemperatureCelsius + Kelvin, rest + 120 + Kelvin, 0);
        (double Platform, double Payload) Rate(double p, double c) =>
            ((80 + ((c - p) / 2) - (0.85 * StefanBoltzmann * 0.25 * Math.Pow(p, 4))) / 400, (p - c) / 2 / 60);
        for (int step = 0; step < 200_000; step++)
        {
            (double p, double c) = Rate(platform, payload);
            (p, c) = Rate(platform + (0.005 * p), payload + (0.005 * c));
            (platform, payload) = (platform + (0.01 * p), payload + (0.01 * c));
            highest = Math.Max(highest, platform);
        }

        ForecastPoint found = forecast.Maximum(Any.Now, Any.Now.AddDays(1));
        Assert.Equal(highest - Kelvin, found.Value, 1e-3);
        Assert.True(found.Value > rest + 5, $"{found.Value} C");
        Assert.InRange((found.AtUtc - Any.Now).TotalSeconds, 60, 1000);
    }

    [Fact]
    public void Figures_flown_are_met()
    {
        // A Raspberry Pi 4B in orbit (Xing et al., MobiCom 2024): 19 degrees before; power with 1 to 4 cores at work, and where it ended. Its
        // thermal resistance is fitted to the first two and has to foretell the others, at which it begins to throttle.
        (double Watts, double Celsius)[] flown = [(3.2, 59), (4.0, 75), (4.7, 85), (4.8, 86)];
        double resistance = ((3.2 * (59 - 19)) + (4.0 * (75 - 19))) / ((3.2 * 3.2) + (4.0 * 4.0));
        Assert.InRange(resistance, 13, 16);
        ThermalModel held = Thermal with { HeatCapacityJoulesPerKelvin = 1e9, Payload = Chip with { ResistanceToPlatformKelvinPerWatt = resistance } };
        SatelliteState before = Start with { TemperatureCelsius = 19, PayloadTemperatureCelsius = null };
        double squares = flown.Skip(2).Sum(one =>
        {
            ThermalForecast forecast = new(held, Any.Power, Sunlit, before, [Run(0, 276, one.Watts)], Any.Now.AddMinutes(276));
            return Math.Pow(forecast.PayloadMaximum(Any.Now, Any.Now.AddMinutes(276))!.Value.Value - one.Celsius, 2);
        });
        Assert.InRange(Math.Sqrt(squares / 2), 0, 3);
    }

    [Theory]
    [InlineData(1e-6, 1e-6, 1e-3, 1e9)]
    [InlineData(1e9, 1e6, 1, 1e9)]
    [InlineData(1e-6, 1e6, 1e9, 0)]
    public void Absurd_figures_end_in_finite_temperatures(double chipCapacity, double resistance, double platformCapacity, double watts)
    {
        ThermalModel odd = Thermal with
        {
            HeatCapacityJoulesPerKelvin = platformCapacity,
            Payload = Chip with { HeatCapacityJoulesPerKelvin = chipCapacity, ResistanceToPlatformKelvinPerWatt = resistance },
        };
        ThermalForecast forecast = new(odd, Any.Power, Any.Light, Start, [Run(10, 30, watts)], Any.Now.AddDays(1));
        Assert.True(double.IsFinite(forecast.PayloadMaximum(Any.Now, Any.Now.AddDays(1))!.Value.Value));
        Assert.True(forecast.TemperatureCelsiusAt(Any.Now.AddDays(1)) > -Kelvin);
    }
}
