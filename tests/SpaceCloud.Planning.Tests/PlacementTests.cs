using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class PlacementTests
{
    private static Verdict Judge(SatelliteSupply supply, Demand demand) => Placement.Judge(supply, demand, Any.Now);

    private static Blocker Only(Verdict verdict, string reason)
    {
        Assert.False(verdict.Feasible);
        Assert.Equal([reason], verdict.Blockers.Select(b => b.Reason));
        return verdict.Blockers[0];
    }

    [Fact]
    public void The_plan_goes_up_runs_and_comes_down_at_the_first_chance()
    {
        Verdict verdict = Judge(Any.Supply, Any.Demand);

        Assert.True(verdict.Feasible, string.Join("; ", verdict.Blockers.Select(b => b.Message)));
        PlacementPlan plan = verdict.Plan;
        Assert.Equal("1", Assert.Single(plan.Uplink).ContactId);
        Assert.Equal(20_000_000 + PlacementOptions.Default.ControlUplinkBytes, plan.Uplink[0].Bytes);
        Assert.Equal((20_000_000 + (64 * 1024)) / 125_000.0, (plan.UplinkDoneUtc - Any.Now.AddMinutes(10)).TotalSeconds, 1e-3);
        Assert.Equal(plan.UplinkDoneUtc, plan.StartUtc);
        Assert.Equal(plan.StartUtc.AddSeconds(600), plan.FinishUtc);
        Assert.Equal("2", Assert.Single(plan.Downlink).ContactId);
        Assert.InRange(plan.DeliveredUtc, Any.Now.AddMinutes(105), Any.Now.AddMinutes(106));
        Assert.Null(plan.StartDeferredBecause);
        Assert.Equal(BlockReason.Precedence.Count, BlockReason.Precedence.Distinct().Count());
    }

    [Fact]
    public void Bytes_add_up_over_contacts()
    {
        // 8 min at 125,000 B/s carry 60 MB each.
        PlacementPlan plan = Judge(Any.Supply, Any.Demand with { ImageBytes = 130_000_000 }).Plan!;

        Assert.Equal(["1", "2", "3"], plan.Uplink.Select(u => u.ContactId));
        Assert.Equal([60_000_000L, 60_000_000L, 10_000_000L + (64 * 1024)], plan.Uplink.Select(u => u.Bytes));
        Assert.Equal("4", Assert.Single(plan.Downlink).ContactId);
    }

    [Fact]
    public void The_same_contact_may_carry_the_work_up_and_the_result_down()
    {
        PlacementPlan plan = Judge(Any.Supply, Any.Demand with { ImageBytes = 1000, DurationSeconds = 60 }).Plan!;
        Assert.Equal("1", Assert.Single(plan.Downlink).ContactId);
        Assert.True(plan.FinishUtc < plan.DeliveredUtc);
    }

    [Fact]
    public void An_image_on_board_needs_no_uplink()
    {
        PlacementPlan plan = Judge(Any.Supply with { ImageDigests = ["sha256:aa"] }, Any.Demand).Plan!;
        Assert.Equal(PlacementOptions.Default.ControlUplinkBytes, Assert.Single(plan.Uplink).Bytes);
    }

    [Fact]
    public void Reserved_bytes_are_not_given_twice()
    {
        ContactUse taken = new() { ContactId = "1", Station = "station-1", AosUtc = Any.Now, LosUtc = Any.Now, Bytes = 50_000_000 };
        Commitment other = new() { Id = "o", StartUtc = Any.Now, FinishUtc = Any.Now.AddMinutes(1), PowerWatts = 0, Uplink = [taken] };

        PlacementPlan plan = Judge(Any.Supply with { Commitments = [other] }, Any.Demand).Plan!;

        Assert.Equal([10_000_000L, 10_000_000L + (64 * 1024)], plan.Uplink.Select(u => u.Bytes));
        Contact reserved = Any.Contact("1", 10) with { ReservedUplinkBytes = 50_000_000 };
        PlacementPlan same = Judge(Any.Supply with { Contacts = [reserved, .. Any.Supply.Contacts.Skip(1)] }, Any.Demand).Plan!;
        Assert.Equal(plan.Uplink, same.Uplink);
    }

    [Fact]
    public void Overlapping_contacts_are_used_one_after_the_other()
    {
        Contact[] contacts = [Any.Contact("a", 10), Any.Contact("b", 14), Any.Contact("c", 105)];
        PlacementPlan plan = Judge(Any.Supply with { Contacts = contacts }, Any.Demand with { ImageBytes = 80_000_000 }).Plan!;
        Assert.Equal(60_000_000, plan.Uplink[0].Bytes);
        Assert.Equal("b", plan.Uplink[1].ContactId);
        Assert.True(plan.UplinkDoneUtc > Any.Now.AddMinutes(18));
    }

    [Fact]
    public void No_contact_before_the_deadline_names_the_next_one()
    {
        Blocker blocker = Only(Judge(Any.Supply with { Contacts = [Any.Contact("9", 400)] }, Any.Demand with { OutputBytes = 0 }), BlockReason.NoContactBeforeDeadline, also: BlockReason.ResultAfterDeadline);
        Assert.Equal(Any.Now.AddMinutes(400), blocker.EarliestFeasibleUtc);
        Assert.Equal(24000, blocker.Number);
        Assert.Equal(21600, blocker.Limit);
        Assert.Contains("station-9", blocker.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_uplink_is_told_in_bytes()
    {
        Blocker blocker = Judge(Any.Supply, Any.Demand with { ImageBytes = 1_000_000_000 }).Blockers[0];
        Assert.Equal(BlockReason.UplinkVolumeInsufficient, blocker.Reason);
        Assert.Equal(240_000_000, blocker.Number);
        Assert.Equal(1_000_000_000 + (64 * 1024), blocker.Limit);
        Assert.Equal("B", blocker.Unit);
    }

    [Fact]
    public void Too_little_downlink_is_told_in_bytes()
    {
        Blocker blocker = Only(Judge(Any.Supply, Any.Demand with { OutputBytes = 10_000_000_000 }), BlockReason.DownlinkVolumeInsufficient);
        Assert.Equal(1_800_000_000, blocker.Number);
    }

    [Fact]
    public void A_result_that_would_be_late_is_told_by_its_time()
    {
        Blocker blocker = Only(Judge(Any.Supply, Any.Demand with { DeadlineUtc = Any.Now.AddMinutes(100) }), BlockReason.ResultAfterDeadline);
        Assert.InRange(blocker.AtUtc!.Value, Any.Now.AddMinutes(105), Any.Now.AddMinutes(106));
        Assert.Equal(6000, blocker.Limit);
    }

    [Fact]
    public void Battery_that_makes_the_result_late_is_the_reason_not_the_deadline()
    {
        // Bytes are on board after 2:40 in contact 1; then 15 % must be charged first, and contact 2 is missed by it.
        SatelliteSupply supply = Any.Supply with
        {
            State = Any.Supply.State with { StateOfChargePercent = 70 },
            Power = Any.Power with { MinStateOfChargePercent = 70, SolarPeakWatts = 24 },
        };
        Verdict verdict = Judge(supply, Any.Demand with { DeadlineUtc = Any.Now.AddMinutes(115) });
        Blocker blocker = Only(verdict, BlockReason.StateOfChargeBelowFloor);
        Assert.True(blocker.Number < 70);
        Assert.Matches(@"^state of charge would reach \d+\.\d % < 70 % at \d\d:\d\d:\d\dZ$", blocker.Message);
    }

    [Fact]
    public void A_deferred_start_says_why_and_until_when()
    {
        SatelliteSupply supply = Any.Supply with { State = Any.Supply.State with { StateOfChargePercent = 60 } };
        PlacementPlan plan = Judge(supply, Any.Demand with { PowerWatts = 160 }).Plan!;

        Assert.True(plan.StartUtc > plan.EarliestStartUtc);
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, plan.StartDeferredBecause?.Reason);
        Assert.True(plan.StartDeferredBecause?.Number < 60);
        Assert.InRange(plan.MinStateOfChargePercent, 60, 61);
    }

    [Fact]
    public void A_start_is_allowed_as_late_as_the_deadline_can_still_be_met()
    {
        PlacementPlan plan = Judge(Any.Supply, Any.Demand with { DeadlineUtc = Any.Now.AddMinutes(250) }).Plan!;

        // Contact 3 ends at 208 min; about 0.8 s are needed for the result and 10 min for the run.
        Assert.Equal(198 - (1.016384 / 75), (plan.StartNotAfterUtc - Any.Now).TotalMinutes, 0.01);
        Assert.Equal(plan.StartUtc + PlacementOptions.Default.MaxStartDelay, Judge(Any.Supply with { Contacts = [.. Any.Supply.Contacts, Any.Contact("9", 1300)] }, Any.Demand with { DeadlineUtc = null }).Plan!.StartNotAfterUtc);
    }

    [Fact]
    public void Runs_share_cpu_by_interval_not_by_sum()
    {
        Commitment other = new() { Id = "o", StartUtc = Any.Now.AddMinutes(5), FinishUtc = Any.Now.AddMinutes(40), PowerWatts = 1, CpuMillicores = 3500 };
        SatelliteSupply supply = Any.Supply with { Commitments = [other] };

        Assert.Equal(Any.Now.AddMinutes(40), Judge(supply, Any.Demand).Plan!.StartUtc);
        Assert.True(Judge(supply, Any.Demand with { CpuMillicores = 500 }).Plan!.StartUtc < Any.Now.AddMinutes(20));

        Commitment always = other with { FinishUtc = Any.Light.ToUtc.AddDays(2) };
        Blocker blocker = Only(Judge(Any.Supply with { Commitments = [always] }, Any.Demand), BlockReason.CapacityInsufficient);
        Assert.Equal((1000, 500), (blocker.Number, blocker.Limit));
    }

    [Fact]
    public void All_reasons_are_told_in_order_of_precedence()
    {
        SatelliteSupply supply = Any.Supply with
        {
            EphemerisProblem = "elements are 20 days old",
            OverdueSinceUtc = Any.Now.AddHours(-1),
            Contacts = [],
            State = Any.Supply.State with { StateOfChargePercent = 10 },
            Power = Any.Power with { SolarPeakWatts = 10 },
        };
        Demand demand = Any.Demand with
        {
            SensorType = "Radar",
            SatelliteSelector = new Dictionary<string, string> { ["owner"] = "beta" },
            CpuMillicores = 64_000,
            PowerWatts = 500,
            DurationSeconds = 3000,
            Accelerators = new Dictionary<string, long> { ["example.org/gpu"] = 1, ["example.org/npu"] = 2 },
        };

        string[] reasons = [.. Judge(supply, demand).Blockers.Select(b => b.Reason)];

        Assert.Equal(
            [
                BlockReason.CapabilityMissing, BlockReason.CapabilityMissing, BlockReason.SelectorMismatch, BlockReason.EphemerisInvalid, BlockReason.Overdue,
                BlockReason.CapacityInsufficient, BlockReason.CapacityInsufficient, BlockReason.NoContactBeforeDeadline, BlockReason.StateOfChargeBelowFloor,
                BlockReason.TemperatureAboveLimit, BlockReason.DownlinkVolumeInsufficient,
            ],
            reasons);
    }

    public static TheoryData<string, SatelliteSupply, Demand> Absurd => new()
    {
        { "minStateOfChargePercent 150 must be from 0 to 100", Any.Supply with { Power = Any.Power with { MinStateOfChargePercent = 150 } }, Any.Demand },
        { "solarPeakWatts -5", Any.Supply with { Power = Any.Power with { SolarPeakWatts = -5 } }, Any.Demand },
        { "batteryCapacityWattHours NaN", Any.Supply with { Power = Any.Power with { BatteryCapacityWattHours = double.NaN } }, Any.Demand },
        { "batteryCapacityWattHours 0 must be above 0", Any.Supply with { Power = Any.Power with { BatteryCapacityWattHours = 0 } }, Any.Demand },
        { "heatCapacityJoulesPerKelvin 0", Any.Supply with { Thermal = Any.Thermal with { HeatCapacityJoulesPerKelvin = 0 } }, Any.Demand },
        { "temperatureCelsius -300", Any.Supply with { State = Any.Supply.State with { TemperatureCelsius = -300 } }, Any.Demand },
        { "stateOfChargePercent 101", Any.Supply with { State = Any.Supply.State with { StateOfChargePercent = 101 } }, Any.Demand },
        { "uplinkBitsPerSecond Infinity", Any.Supply with { Contacts = [Any.Contact("1", 1, upBits: double.PositiveInfinity)] }, Any.Demand },
        { "must not be before aos", Any.Supply with { Contacts = [Any.Contact("1", 1, minutes: -5)] }, Any.Demand },
        { "durationSeconds 0 must be above 0", Any.Supply, Any.Demand with { DurationSeconds = 0 } },
        { "durationSeconds Infinity", Any.Supply, Any.Demand with { DurationSeconds = double.PositiveInfinity } },
        { "powerWatts NaN", Any.Supply, Any.Demand with { PowerWatts = double.NaN } },
        { "powerWatts -1", Any.Supply, Any.Demand with { PowerWatts = -1 } },
        { "imageBytes -1", Any.Supply, Any.Demand with { ImageBytes = -1 } },
    };

    [Theory]
    [MemberData(nameof(Absurd), DisableDiscoveryEnumeration = true)]
    public void Absurd_figures_are_named_and_never_crash(string message, SatelliteSupply supply, Demand demand)
    {
        Verdict verdict = Judge(supply, demand);
        Assert.Contains(verdict.Blockers, b => b.Reason == BlockReason.Misconfigured && b.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-10_000)]
    [InlineData(0)]
    [InlineData(10_000_000)]
    public void Any_deadline_and_any_now_are_judged(double minutes)
    {
        Verdict verdict = Placement.Judge(Any.Supply, Any.Demand with { DeadlineUtc = Any.Now }, Any.Now.AddMinutes(minutes));
        Assert.False(verdict.Feasible);
        Assert.NotEmpty(verdict.Blockers);
    }

    [Fact]
    public void The_same_question_has_the_same_answer_in_any_order()
    {
        SatelliteSupply shuffled = Any.Supply with { Contacts = [.. Any.Supply.Contacts.Reverse()] };
        Assert.Equivalent(Judge(Any.Supply, Any.Demand), Judge(shuffled, Any.Demand), strict: true);
    }

    private static Blocker Only(Verdict verdict, string reason, string also)
    {
        Assert.Equal([reason, also], verdict.Blockers.Select(b => b.Reason));
        return verdict.Blockers[0];
    }
}
