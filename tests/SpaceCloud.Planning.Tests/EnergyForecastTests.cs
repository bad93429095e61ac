using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class EnergyForecastTests
{
    private static readonly SatelliteState Half = new() { AtUtc = Any.Now, StateOfChargePercent = 50, TemperatureCelsius = 0 };

    [Fact]
    public void Sunlight_charges_with_losses_and_darkness_discharges_without()
    {
        EnergyForecast forecast = new(Any.Power, Any.Light, Half, [], Any.Now.AddMinutes(95));

        // (60 - 20) W x 0.9 for an hour of 100 Wh: 36 %. Then 20 W for 35 min: 11.67 %.
        Assert.Equal(68, forecast.StateOfChargePercentAt(Any.Now.AddMinutes(30)), 1e-9);
        Assert.Equal(86, forecast.StateOfChargePercentAt(Any.Now.AddMinutes(60)), 1e-9);
        Assert.Equal(86 - (20 * 35 / 60.0), forecast.StateOfChargePercentAt(Any.Now.AddMinutes(95)), 1e-9);
        Assert.Equal(50, forecast.Minimum(Any.Now, Any.Now.AddMinutes(95)).Value, 1e-9);
    }

    [Fact]
    public void A_full_battery_stays_full_and_an_empty_one_empty()
    {
        EnergyForecast full = new(Any.Power, Any.Light, Half with { StateOfChargePercent = 99 }, [], Any.Now.AddMinutes(95));
        Assert.Equal(100, full.StateOfChargePercentAt(Any.Now.AddMinutes(60)));
        Assert.Equal(100 - (20 * 35 / 60.0), full.StateOfChargePercentAt(Any.Now.AddMinutes(95)), 1e-9);

        EnergyForecast empty = new(Any.Power, Any.Light, Half, [new PowerLoad(Any.Now, Any.Now.AddHours(2), 500)], Any.Now.AddHours(2));
        Assert.Equal(0, empty.StateOfChargePercentAt(Any.Now.AddMinutes(60)));
        Assert.Equal(0, empty.Minimum(Any.Now, Any.Now.AddHours(2)).Value);
    }

    [Fact]
    public void A_load_counts_only_while_it_is_there_and_loads_add_up()
    {
        PowerLoad load = new(Any.Now.AddMinutes(10), Any.Now.AddMinutes(20), 70);
        EnergyForecast one = new(Any.Power, Any.Light, Half, [load], Any.Now.AddMinutes(60));
        EnergyForecast two = new(Any.Power, Any.Light, Half, [load, load], Any.Now.AddMinutes(60));

        Assert.Equal(56 - 5, one.StateOfChargePercentAt(Any.Now.AddMinutes(20)), 1e-9);
        Assert.Equal(56 - 5 - (70 / 6.0), two.StateOfChargePercentAt(Any.Now.AddMinutes(20)), 1e-9);
        ForecastPoint lowest = two.Minimum(Any.Now.AddMinutes(5), Any.Now.AddMinutes(60));
        Assert.Equal(Any.Now.AddMinutes(20), lowest.AtUtc);
    }

    [Fact]
    public void An_old_state_is_carried_on_with_the_mean_light()
    {
        EnergyForecast forecast = new(Any.Power, Any.Light, Half with { AtUtc = Any.Now.AddMinutes(-30) }, [], Any.Now.AddMinutes(60));
        double net = (Any.Power.SolarPeakWatts * Any.Light.MeanLitFraction) - 20;
        Assert.Equal(50 + (net * 0.9 / 2), forecast.StateOfChargePercentAt(Any.Now), 1e-9);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(95, 95)]
    [InlineData(80, 90)]
    public void Losses_on_both_ways_follow_the_closed_form(double chargePercent, double dischargePercent)
    {
        PowerModel power = Any.Power with { ChargeEfficiencyPercent = chargePercent, DischargeEfficiencyPercent = dischargePercent };
        PowerLoad run = new(Any.Now.AddMinutes(20), Any.Now.AddMinutes(30), 70);
        EnergyForecast forecast = new(power, Any.Light, Half, [run], Any.Now.AddMinutes(95));

        // Surplus of 40 W for 20 and for 30 min, need of 30 W for 10 and of 20 W for 35 min, of 100 Wh.
        double gained = chargePercent / 100 * 40 * (20 + 30) / 60;
        double drawn = 100 / dischargePercent * ((30 * 10 / 60.0) + (20 * 35 / 60.0));
        Assert.Equal(50 + gained - drawn, forecast.StateOfChargePercentAt(Any.Now.AddMinutes(95)), 1e-9);
    }

    [Fact]
    public void A_balanced_load_closes_its_cycle_over_three_orbits()
    {
        // What an hour of sunlight stores, 35 min of darkness draw: (60 - L) x 0.9 x 60 = L x 35 / 0.95.
        PowerModel power = Any.Power with { DischargeEfficiencyPercent = 95 };
        double balanced = 60 * 0.9 * 60 / ((0.9 * 60) + (35 / 0.95));
        PowerLoad load = new(Any.Now, Any.Now.AddDays(1), balanced - 20);
        EnergyForecast forecast = new(power, Any.Light, Half, [load], Any.Now.AddMinutes(3 * 95));

        double peak = 50 + ((60 - balanced) * 0.9);
        foreach (int orbit in new[] { 0, 1, 2 })
        {
            Assert.Equal(peak, forecast.StateOfChargePercentAt(Any.Now.AddMinutes((95 * orbit) + 60)), 1e-6);
            Assert.Equal(50, forecast.StateOfChargePercentAt(Any.Now.AddMinutes(95 * (orbit + 1))), 1e-6);
        }
    }
}
