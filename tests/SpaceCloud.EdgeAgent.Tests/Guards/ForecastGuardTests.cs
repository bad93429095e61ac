using SpaceCloud.Api;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Tests.Guards;

public sealed class ForecastGuardTests
{
    private static readonly DateTimeOffset T0 = Orders.T0;

    /// <summary>Lit for 60 min, dark for 35, over a day.</summary>
    private static readonly LightTimeline Light = new([.. Enumerable.Range(0, 16).SelectMany(orbit => new[]
    {
        new LightInterval(T0.AddMinutes(95 * orbit), T0.AddMinutes((95 * orbit) + 60), 1),
        new LightInterval(T0.AddMinutes((95 * orbit) + 60), T0.AddMinutes(95 * (orbit + 1)), 0),
    })]);

    /// <summary>An eclipse takes 10.5 Wh of 60, that is 17.5 %.</summary>
    private static readonly SatelliteSpec Spec = BundleMaker.Spec with
    {
        Power = new SatellitePower(60, 60, 18, 68),
        Thermal = new SatelliteThermal(8000, 0.5, new EnvironmentWatts(60, 25), 60),
    };

    private static PodPlan Plan(double latestMinutes) => new(T0, T0.AddMinutes(latestMinutes), 600, 24, 1);

    [Fact]
    public void A_full_battery_starts_at_once() =>
        Assert.Equal(StartVerdict.Now, Ask(stateOfChargePercent: 98, latestMinutes: 180));

    [Fact]
    public void A_battery_that_would_cross_its_floor_waits_and_says_by_how_much()
    {
        StartVerdict verdict = Ask(stateOfChargePercent: 70, latestMinutes: 180, minutes: 58);

        Assert.False(verdict.MayStart);
        Assert.True(verdict.UntilUtc > T0.AddMinutes(58) && verdict.UntilUtc <= T0.AddMinutes(180), $"{verdict.UntilUtc}");
        Assert.Equal((BlockReason.StateOfChargeBelowFloor, 68d), (verdict.Reason, verdict.Limit));
        Assert.True(verdict.Number < 68);
    }

    [Fact]
    public void No_allowed_start_before_the_latest_one_is_no_start()
    {
        StartVerdict verdict = Ask(stateOfChargePercent: 70, latestMinutes: 65, minutes: 58);

        Assert.Equal((false, null, BlockReason.StateOfChargeBelowFloor), (verdict.MayStart, verdict.UntilUtc, verdict.Reason));
    }

    [Fact]
    public void A_hot_payload_defers_too()
    {
        SatelliteSpec chip = Spec with { Thermal = Spec.Thermal with { Payload = new PayloadThermal(100, 3, 100) } };
        StartVerdict verdict = ForecastGuard.Ask(chip, Light, new PowerState(T0, 98, 15, 110), Plan(180), [], T0);

        Assert.Equal((false, BlockReason.TemperatureAboveLimit, 100d), (verdict.MayStart, verdict.Reason, verdict.Limit));
        Assert.True(verdict.UntilUtc < T0.AddMinutes(5), $"{verdict.UntilUtc}");
        Assert.Equal(StartVerdict.Now, ForecastGuard.Ask(chip, Light, new PowerState(T0, 98, 15, 20), Plan(180), [], T0));
    }

    [Fact]
    public void A_simulated_payload_is_as_hot_as_the_forecast_says_and_is_kept_from_step_to_step()
    {
        SatelliteSpec chip = Spec with { Thermal = Spec.Thermal with { Payload = new PayloadThermal(15, 15, 85) } };
        PowerState before = new(T0, 80, 15);
        PowerState after = SimulatedPower.After(chip, Light, before, T0.AddMinutes(10), 4);
        PowerState inTwoSteps = SimulatedPower.After(chip, Light, SimulatedPower.After(chip, Light, before, T0.AddMinutes(4), 4), T0.AddMinutes(10), 4);

        Assert.InRange(after.PayloadTemperatureCelsius!.Value, 15 + 50, 15 + 56);
        Assert.Equal(after.PayloadTemperatureCelsius.Value, inTwoSteps.PayloadTemperatureCelsius!.Value, 3);
        Assert.Null(SimulatedPower.After(Spec, Light, before, T0.AddMinutes(10), 4).PayloadTemperatureCelsius);
    }

    [Fact]
    public void Heat_defers_too()
    {
        SatelliteSpec small = Spec with { Thermal = Spec.Thermal with { RadiatorAreaSquareMeters = 0.15, MaxTemperatureCelsius = 45 } };
        StartVerdict verdict = ForecastGuard.Ask(small, Light, new PowerState(T0, 98, 44), Plan(180), [], T0);

        Assert.False(verdict.MayStart);
        Assert.Equal((BlockReason.TemperatureAboveLimit, 45d), (verdict.Reason, verdict.Limit));
    }

    [Fact]
    public void A_run_under_way_counts()
    {
        // The other run alone leaves a surplus of 2 W; both together draw 22 W, 6.4 % in ten minutes.
        Commitment other = new() { Id = "other", StartUtc = T0, FinishUtc = T0.AddMinutes(30), PowerWatts = 40 };
        StartVerdict alone = ForecastGuard.Ask(Spec, Light, new PowerState(T0, 74, 15), Plan(300), [], T0);
        StartVerdict both = ForecastGuard.Ask(Spec, Light, new PowerState(T0, 74, 15), Plan(300), [other], T0);

        Assert.True(alone.MayStart);
        Assert.False(both.MayStart);
    }

    [Fact]
    public void The_simulated_battery_pays_for_runs_and_eclipses()
    {
        PowerState begin = new(T0, 80, 15);
        PowerState idle = SimulatedPower.After(Spec, Light, begin, T0.AddMinutes(95), 0);
        PowerState busy = SimulatedPower.After(Spec, Light, begin, T0.AddMinutes(95), 24);
        PowerState inTwoSteps = SimulatedPower.After(Spec, Light, SimulatedPower.After(Spec, Light, begin, T0.AddMinutes(40), 24), T0.AddMinutes(95), 24);

        Assert.True(busy.StateOfChargePercent < idle.StateOfChargePercent - 10);
        Assert.True(busy.TemperatureCelsius > idle.TemperatureCelsius);
        Assert.Equal(busy.StateOfChargePercent, inTwoSteps.StateOfChargePercent, 6);
        Assert.Equal(busy.TemperatureCelsius, inTwoSteps.TemperatureCelsius, 2);
    }

    private static StartVerdict Ask(double stateOfChargePercent, double latestMinutes, double minutes = 0) =>
        ForecastGuard.Ask(Spec, Light, new PowerState(T0.AddMinutes(minutes), stateOfChargePercent, 15), Plan(latestMinutes), [], T0.AddMinutes(minutes));
}
