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
        // 10 W surplus for 10 min, then 40 W until it is full, 90 % of both stored: 1.5 % and 3.5 %.
        Assert.Equal(BatteryRecovery.Full, decision.Outlook.Recovery);
        Assert.Equal(10 + (3.5 / 36 * 60), (decision.Outlook.UntilUtc - Any.Now).TotalMinutes, 1e-6);
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
    public void A_payload_too_hot_to_begin_with_waits_until_it_has_cooled_and_says_which_node_it_is()
    {
        // 4 W over 15 K/W for 10 minutes make 55.8 K on top of what is there, of which a chip at 80 degrees loses 95 % in 675 s.
        ThermalModel chip = Any.Thermal with { Payload = new PayloadThermalModel { HeatCapacityJoulesPerKelvin = 15, ResistanceToPlatformKelvinPerWatt = 15, MaxTemperatureCelsius = 75 } };
        SatelliteState state = State(95, 15) with { PayloadTemperatureCelsius = 80 };
        StartDecision decision = StartGate.EarliestStart(Any.Power, chip, Any.Light, state, [], 4, TenMinutes, Any.Now, Any.Light.ToUtc);

        Assert.Equal(BlockReason.TemperatureAboveLimit, decision.DeferredBecause?.Reason);
        Assert.Equal((75d, "Cel", decision.StartUtc), (decision.DeferredBecause!.Limit, decision.DeferredBecause.Unit, decision.DeferredBecause.EarliestFeasibleUtc));
        Assert.StartsWith("payload temperature would reach ", decision.DeferredBecause.Message, StringComparison.Ordinal);
        Assert.InRange((decision.StartUtc!.Value - Any.Now).TotalSeconds, 1, 675);
        Assert.InRange(decision.Outlook.MaxPayloadTemperatureCelsius!.Value, 74, 75);
        Assert.InRange(decision.Outlook.MaxTemperatureCelsius!.Value, 15, 25);
        Assert.Equal(Any.Now, StartGate.EarliestStart(Any.Power, Any.Thermal, Any.Light, state, [], 4, TenMinutes, Any.Now, Any.Light.ToUtc).StartUtc);
    }

    [Fact]
    public void A_payload_whose_run_alone_is_too_hot_is_refused_with_the_best_figure_of_the_horizon()
    {
        ThermalModel chip = Any.Thermal with { Payload = new PayloadThermalModel { HeatCapacityJoulesPerKelvin = 15, ResistanceToPlatformKelvinPerWatt = 15, MaxTemperatureCelsius = 45 } };
        StartDecision decision = StartGate.EarliestStart(Any.Power, chip, Any.Light, State(95, 15), [], 4, TenMinutes, Any.Now, Any.Light.ToUtc);

        Blocker blocker = Assert.Single(decision.Blockers);
        Assert.Equal((BlockReason.TemperatureAboveLimit, 45d), (blocker.Reason, blocker.Limit));
        Assert.InRange(blocker.Number!.Value, 50, 60);
        Assert.Equal(decision.Outlook.MaxPayloadTemperatureAtUtc, blocker.AtUtc);
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

    [Theory]
    [InlineData(20, BatteryRecovery.Full)]
    [InlineData(60, BatteryRecovery.Closed)]
    [InlineData(60.1, BatteryRecovery.Drains)]
    public void An_orbit_without_eclipse_is_judged_until_it_is_full_or_to_its_horizon(double baseWatts, BatteryRecovery recovery)
    {
        LightTimeline sunlit = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddDays(1));
        StartDecision decision = StartGate.EarliestStart(
            Any.Power with { BaseLoadWatts = baseWatts }, null, sunlit, State(75, 15), [], 45, TenMinutes, Any.Now, Any.Now.AddHours(3));

        Assert.Equal(recovery, decision.Outlook.Recovery);
        Assert.Equal(recovery is BatteryRecovery.Drains ? null : Any.Now, decision.StartUtc);
        Assert.Equal(recovery is not BatteryRecovery.Full, sunlit.ToUtc == decision.Outlook.UntilUtc);
        Assert.Null(decision.Outlook.MaxTemperatureCelsius);
    }

    [Theory]
    [InlineData(36.3, true)]
    [InlineData(36.5, false)]
    public void A_load_that_drains_the_battery_orbit_by_orbit_is_refused_even_if_the_next_eclipse_is_survived(double baseWatts, bool allowed)
    {
        // Balanced at 36.4 W: (60 - 36.4) W x 0.9 for an hour of sunlight, 36.4 W for 35 min of darkness. Never full, far above the floor.
        StartDecision decision = StartGate.EarliestStart(
            Any.Power with { BaseLoadWatts = baseWatts }, null, Any.Light, State(77, 15), [], 1, TenMinutes, Any.Now, Any.Light.ToUtc);

        Assert.Equal(allowed, decision.Allowed);
        Assert.True(decision.Outlook.MinStateOfChargePercent > 70);
        if (!allowed)
        {
            Blocker drain = Assert.Single(decision.Blockers);
            Assert.Equal(BlockReason.StateOfChargeBelowFloor, drain.Reason);

            // Three orbits, each with (23.5 x 0.9 - 36.5 x 35/60) Wh of 100 Wh.
            Assert.Equal(3 * 0.1417, drain.Limit!.Value - drain.Number!.Value, 0.001);
            Assert.Contains("drain orbit by orbit", drain.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_commitment_that_would_cross_the_floor_many_orbits_later_is_protected()
    {
        // The same drain, but by a commitment that ends: alone it gets the battery down to 76 %, two orbits of reserve before the floor.
        Commitment long15Orbits = new() { Id = "x", StartUtc = Any.Now, FinishUtc = Any.Now.AddMinutes(15 * 95), PowerWatts = 16.5 };
        PowerModel power = Any.Power with { MinStateOfChargePercent = 75.5 };
        StartDecision Gate(double watts) => StartGate.EarliestStart(power, null, Any.Light, State(78, 15), [long15Orbits], watts, TenMinutes, Any.Now, Any.Light.ToUtc);

        Assert.Equal(Any.Now, Gate(0.6).StartUtc);

        StartDecision heavier = Gate(3);
        Assert.True(heavier.StartUtc > Any.Now);
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, heavier.DeferredBecause?.Reason);
        Assert.True(heavier.DeferredBecause?.AtUtc > Any.Now.AddMinutes(12 * 95), $"{heavier.DeferredBecause?.AtUtc}");
    }

    [Fact]
    public void What_crosses_the_floor_once_the_battery_has_been_full_again_is_not_the_doing_of_this_run()
    {
        Commitment greedy = new() { Id = "x", StartUtc = Any.Now.AddMinutes(95 * 5), FinishUtc = Any.Now.AddMinutes(95 * 6), PowerWatts = 100 };

        Assert.Equal(Any.Now, Gate(State(95, 10), 30, TenMinutes, [greedy]).StartUtc);
        Assert.True(Gate(State(95, 10), 30, TenMinutes, [greedy with { StartUtc = Any.Now.AddMinutes(5) }]).StartUtc > greedy.FinishUtc);
    }

    [Fact]
    public void A_start_that_lets_the_battery_fill_just_before_somebody_else_drains_it_is_not_jumped_over()
    {
        // At the end of the eclipse (minute 95) 71.75 %, and 33 % more in sunlight until the greedy one starts. The run costs 5 % in darkness
        // and 4.5 % in sunlight: the battery is full in time when half of it is in sunlight.
        Commitment greedy = new() { Id = "x", StartUtc = Any.Now.AddMinutes(150), FinishUtc = Any.Now.AddMinutes(245), PowerWatts = 100 };
        SatelliteState dark = State(76.75, 10) with { AtUtc = Any.Now.AddMinutes(80) };

        StartDecision decision = StartGate.EarliestStart(Any.Power, null, Any.Light, dark, [greedy], 30, TenMinutes, dark.AtUtc, Any.Light.ToUtc);

        Assert.Equal(90, (decision.StartUtc!.Value - Any.Now).TotalMinutes, 0.05);
        Assert.Equal(BatteryRecovery.Full, decision.Outlook.Recovery);
    }

    [Fact]
    public void A_recovery_that_the_horizon_does_not_show_is_no_recovery()
    {
        // Never full, and after the run not one whole orbit from the end of an eclipse to the end of the next.
        LightTimeline light = Any.Orbits(60, 35, 2);
        PowerModel power = Any.Power with { BaseLoadWatts = 36.3 };
        StartDecision Gate(SatelliteState state, double atMinutes) =>
            StartGate.EarliestStart(power, null, light, state, [], 1, TenMinutes, Any.Now.AddMinutes(atMinutes), light.ToUtc);

        Assert.Equal(BatteryRecovery.Closed, Gate(State(77, 15), 0).Outlook.Recovery);
        StartDecision late = Gate(State(77, 15), 55);
        Assert.False(late.Allowed);
        Assert.Equal(BlockReason.HorizonExceeded, Assert.Single(late.Blockers).Reason);
        Assert.True(Gate(State(95, 15), 0).Allowed, "full again in the first hour");
    }
}
