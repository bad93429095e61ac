using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class StartGateTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private static SatelliteState State(double charge, double celsius) => new() { AtUtc = Any.Now, StateOfChargePercent = charge, TemperatureCelsius = celsius };

    private static StartDecision Gate(SatelliteState state, double watts, TimeSpan duration, IReadOnlyList<Commitment>? commitments = null, DateTimeOffset? notAfter = null) =>
        StartGate.EarliestStart(Any.Power, Any.Thermal, Any.Light, state, commitments ?? [], watts, duration, Any.Now, notAfter ?? Any.Light.ToUtc);

    [Fact]
    public void Nothing_in_the_way_means_at_once()
    {
        StartDecision decision = Gate(State(95, 15), 30, TenMinutes);

        Assert.Equal(Any.Now, decision.StartUtc);
        Assert.Null(decision.DeferredBecause);
        Assert.Empty(decision.Blockers);
        Assert.Equal(Any.Now.AddMinutes(95), decision.Outlook.UntilUtc);
    }

    [Fact]
    public void A_low_battery_defers_until_sunlight_has_filled_enough()
    {
        // 62 % now. The run takes (60 - 20 - 160) W x 1/6 h = 20 %, so it must wait until about 80 %.
        StartDecision decision = Gate(State(62, 10), 160, TenMinutes);

        Assert.True(decision.Allowed);
        Assert.Equal((80 - 62) / 36.0 * 60, (decision.StartUtc.Value - Any.Now).TotalMinutes, 0.05);
        Assert.NotNull(decision.DeferredBecause);
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, decision.DeferredBecause.Reason);
        Assert.Equal(42, decision.DeferredBecause.Number!.Value, 1e-6);
        Assert.Equal(60, decision.DeferredBecause.Limit);
        Assert.Equal("state of charge would reach 42.0 % < 60 % at 06:10:00Z", decision.DeferredBecause.Message);
        Assert.Equal(decision.StartUtc, decision.DeferredBecause.EarliestFeasibleUtc);
    }

    [Fact]
    public void The_eclipse_after_the_run_counts()
    {
        // At the end of the run there is charge enough, but the darkness from minute 60 to 95 takes 11.67 % more.
        SatelliteState state = State(95, 10);
        StartDecision decision = StartGate.EarliestStart(Any.Power, Any.Thermal, Any.Light, state, [], 100, TenMinutes, Any.Now.AddMinutes(49), Any.Now.AddMinutes(51));
        Assert.True(decision.Allowed);
        Assert.Equal(Any.Now.AddMinutes(95), decision.Outlook.MinStateOfChargeAtUtc);

        PowerModel higherFloor = Any.Power with { MinStateOfChargePercent = 80 };
        decision = StartGate.EarliestStart(higherFloor, Any.Thermal, Any.Light, state, [], 100, TenMinutes, Any.Now.AddMinutes(49), Any.Now.AddMinutes(51));
        Assert.False(decision.Allowed);
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, Assert.Single(decision.Blockers).Reason);
        Assert.Equal(Any.Now.AddMinutes(95), decision.Blockers[0].AtUtc);
    }

    [Fact]
    public void Heat_defers_until_eclipse_has_cooled_enough()
    {
        StartDecision decision = Gate(State(100, 44), 60, TenMinutes);

        Assert.True(decision.Allowed);
        Assert.True(decision.StartUtc > Any.Now);
        Assert.Equal(BlockReason.TemperatureAboveLimit, decision.DeferredBecause?.Reason);
        Assert.InRange(decision.Outlook.MaxTemperatureCelsius!.Value, 40, 45);
    }

    [Fact]
    public void A_limit_that_never_allows_is_the_reason_with_the_best_figure()
    {
        PowerModel endless = Any.Power with { BatteryCapacityWattHours = 5000 };
        StartDecision hot = StartGate.EarliestStart(endless, Any.Thermal, Any.Light, State(100, 20), [], 250, TimeSpan.FromHours(1), Any.Now, Any.Light.ToUtc);
        Assert.False(hot.Allowed);
        Blocker heat = Assert.Single(hot.Blockers);
        Assert.Equal((BlockReason.TemperatureAboveLimit, 45, "Cel"), (heat.Reason, heat.Limit, heat.Unit));
        Assert.True(heat.Number > 45);

        StartDecision empty = Gate(State(100, -20), 300, TimeSpan.FromHours(1));
        Assert.Contains(empty.Blockers, b => b.Reason == BlockReason.StateOfChargeBelowFloor && b.Number < 60 && b.Limit == 60 && b.Unit == "%");
    }

    [Fact]
    public void What_is_committed_counts_and_is_protected()
    {
        Commitment later = new() { Id = "x", StartUtc = Any.Now.AddMinutes(60), FinishUtc = Any.Now.AddMinutes(90), PowerWatts = 50 };
        SatelliteState state = State(62, 10);
        Assert.Equal(Any.Now, Gate(state, 40, TenMinutes).StartUtc);

        StartDecision decision = Gate(state, 40, TenMinutes, [later]);

        Assert.True(decision.Allowed);
        Assert.True(decision.StartUtc > Any.Now.AddMinutes(90), "the committed run in the eclipse would have crossed the floor");
    }

    [Fact]
    public void A_run_longer_than_the_horizon_is_told_so()
    {
        StartDecision decision = Gate(State(95, 15), 1, TimeSpan.FromDays(5));
        Assert.False(decision.Allowed);
        Assert.Equal(BlockReason.HorizonExceeded, decision.Blockers[0].Reason);
    }

    [Fact]
    public void An_orbit_without_eclipse_is_judged_over_its_horizon()
    {
        LightTimeline sunlit = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddDays(1));
        StartDecision decision = StartGate.EarliestStart(Any.Power, null, sunlit, State(61, 15), [], 45, TenMinutes, Any.Now, Any.Now.AddHours(3));
        Assert.Equal(Any.Now, decision.StartUtc);
        Assert.Equal(sunlit.ToUtc, decision.Outlook.UntilUtc);
        Assert.Null(decision.Outlook.MaxTemperatureCelsius);
    }

    /// <summary>Every start that is let through is simulated by a second, simpler integrator at one second a step.</summary>
    [Fact]
    public void No_allowed_start_crosses_a_limit_and_none_earlier_was_possible()
    {
        Random random = new(7);
        int deferred = 0;
        int refused = 0;
        for (int round = 0; round < 300; round++)
        {
            PowerModel power = Any.Power with { SolarPeakWatts = random.Next(20, 120), MinStateOfChargePercent = random.Next(30, 80), BatteryCapacityWattHours = random.Next(40, 200) };
            ThermalModel thermal = Any.Thermal with { HeatCapacityJoulesPerKelvin = random.Next(2000, 40000), RadiatorAreaSquareMeters = 0.1 + (random.NextDouble() * 0.4) };
            LightTimeline light = Any.Orbits(random.Next(50, 70), random.Next(5, 36), 6);
            SatelliteState state = State(random.Next(30, 100), random.Next(-20, 50));
            double watts = random.Next(5, 150);
            TimeSpan duration = TimeSpan.FromSeconds(random.Next(30, 3000));
            Commitment other = new() { Id = "o", StartUtc = Any.Now.AddMinutes(random.Next(0, 200)), FinishUtc = Any.Now.AddMinutes(random.Next(201, 260)), PowerWatts = random.Next(0, 20) };

            StartDecision decision = StartGate.EarliestStart(power, thermal, light, state, [other], watts, duration, Any.Now, light.ToUtc);

            if (decision.StartUtc is not DateTimeOffset start)
            {
                refused++;
                Assert.NotEmpty(decision.Blockers);
                foreach (int minutes in new[] { 0, 30, 77, 130, 200 })
                {
                    (double charge, double celsius) = Simulate(power, thermal, light, state, other, watts, duration, Any.Now.AddMinutes(minutes), decision.Outlook.UntilUtc);
                    bool inHorizon = light.EndOfNextEclipse(Any.Now.AddMinutes(minutes) + duration) is not null;
                    Assert.True(!inHorizon || charge < power.MinStateOfChargePercent + 0.1 || celsius > thermal.MaxTemperatureCelsius - 0.1, $"round {round}: a start at {minutes} min should not have been possible");
                }

                continue;
            }

            (double lowest, double highest) = Simulate(power, thermal, light, state, other, watts, duration, start, decision.Outlook.UntilUtc);
            Assert.True(lowest >= power.MinStateOfChargePercent - 0.1, $"round {round}: {lowest}");
            Assert.True(highest <= thermal.MaxTemperatureCelsius + 0.1, $"round {round}: {highest}");
            if (start > Any.Now)
            {
                deferred++;
                (lowest, highest) = Simulate(power, thermal, light, state, other, watts, duration, start.AddSeconds(-15), decision.Outlook.UntilUtc);
                Assert.True(lowest < power.MinStateOfChargePercent + 0.1 || highest > thermal.MaxTemperatureCelsius - 0.1, $"round {round}: {lowest} {highest}");
            }
        }

        Assert.InRange(deferred, 20, 280);
        Assert.InRange(refused, 20, 280);
    }

    private static (double LowestPercent, double HighestCelsius) Simulate(
        PowerModel power, ThermalModel thermal, LightTimeline light, SatelliteState state, Commitment other, double watts, TimeSpan duration, DateTimeOffset start, DateTimeOffset until)
    {
        double charge = state.StateOfChargePercent / 100 * power.BatteryCapacityWattHours;
        double kelvin = state.TemperatureCelsius + 273.15;
        (double lowest, double highest) = (double.MaxValue, double.MinValue);
        for (DateTimeOffset t = state.AtUtc; t <= until; t = t.AddSeconds(1))
        {
            if (t >= start)
            {
                (lowest, highest) = (Math.Min(lowest, charge), Math.Max(highest, kelvin));
            }

            double load = power.BaseLoadWatts + (t >= start && t < start + duration ? watts : 0) + (t >= other.StartUtc && t < other.FinishUtc ? other.PowerWatts : 0);
            double lit = light.LitFractionAt(t);
            double net = (power.SolarPeakWatts * lit) - load;
            charge = Math.Clamp(charge + ((net > 0 ? net * power.ChargeEfficiencyPercent / 100 : net) / 3600), 0, power.BatteryCapacityWattHours);
            double heat = load + (lit * thermal.EnvironmentSunlitWatts) + ((1 - lit) * thermal.EnvironmentEclipseWatts);
            kelvin += (heat - (thermal.Emissivity * 5.670374419e-8 * thermal.RadiatorAreaSquareMeters * Math.Pow(kelvin, 4))) / thermal.HeatCapacityJoulesPerKelvin;
        }

        return (100 * lowest / power.BatteryCapacityWattHours, highest - 273.15);
    }
}
