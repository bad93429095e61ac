using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class SplitRunTests
{
    private static readonly PlacementOptions Split = new() { SplitInterruptible = true };

    /// <summary>Sunlight carries the run with 16 W to spare; darkness takes 44 W, which the battery gives for some minutes only.</summary>
    private static readonly SatelliteSupply Narrow = Any.Supply with
    {
        Power = Any.Power with { MinStateOfChargePercent = 82 },
        Contacts = [Any.Contact("1", 10), Any.Contact("2", 105), Any.Contact("3", 200), Any.Contact("4", 300), Any.Contact("5", 350)],
    };

    private static readonly Demand Long = Any.Demand with { PowerWatts = 24, DurationSeconds = 90 * 60, Interruptible = true };

    [Fact]
    public void A_run_that_darkness_forbids_in_one_piece_is_split_over_the_sunlit_arcs()
    {
        Blocker whole = Placement.Judge(Narrow, Long with { Interruptible = false }, Any.Now, Split).Blockers[0];
        Assert.Equal(BlockReason.StateOfChargeBelowFloor, whole.Reason);

        PlacementPlan plan = Placement.Judge(Narrow, Long, Any.Now, Split).Plan!;

        Assert.True(plan.Segments.Count >= 2);
        Assert.Equal(90 * 60, plan.Segments.Sum(s => (s.FinishUtc - s.StartUtc).TotalSeconds), 1e-3);
        Assert.Equal((plan.UplinkDoneUtc, plan.StartUtc), (plan.StartUtc, plan.Segments[0].StartUtc));
        Assert.Equal(plan.FinishUtc, plan.Segments[^1].FinishUtc);
        Assert.InRange(plan.MinStateOfChargePercent, 82, 82.2);
        Assert.True(plan.DeliveredUtc <= Long.DeadlineUtc);

        // Each pause is in darkness, and work goes on in the sun, or in the last second of darkness that the battery can give.
        Assert.All(plan.Segments.SkipLast(1), s => Assert.Equal(0, Any.Light.LitFractionAt(s.FinishUtc)));
        Assert.All(plan.Segments.Skip(1), s => Assert.Equal(1, Any.Light.LitFractionAt(s.StartUtc.AddSeconds(5))));
    }

    [Fact]
    public void Only_runs_that_may_be_paused_are_split_and_only_where_somebody_pauses_them()
    {
        Assert.False(Placement.Judge(Narrow, Long with { Interruptible = false }, Any.Now, Split).Feasible);
        Assert.False(Placement.Judge(Narrow, Long, Any.Now).Feasible);
        Assert.Empty(Placement.Judge(Any.Supply, Any.Demand with { Interruptible = true }, Any.Now, Split).Plan!.Segments);
    }

    [Fact]
    public void Whoever_comes_later_sees_the_power_where_it_is_drawn_and_the_devices_from_start_to_finish()
    {
        PlacementPlan plan = Placement.Judge(Narrow, Long, Any.Now, Split).Plan!;
        Commitment split = Commitment.From("x", plan, Long with { CpuMillicores = 4000 });

        PowerLoad[] loads = [.. PowerLoad.From([split, split with { Segments = [] }])];
        Assert.Equal(plan.Segments.Select(s => (s.StartUtc, s.FinishUtc, 24.0)), loads.SkipLast(1).Select(l => (l.StartUtc, l.FinishUtc, l.Watts)));
        Assert.Equal(new PowerLoad(plan.StartUtc, plan.FinishUtc, 24), loads[^1]);

        PlacementPlan next = Placement.Judge(Narrow with { Commitments = [split] }, Any.Demand with { PowerWatts = 1, DurationSeconds = 60 }, Any.Now).Plan!;
        Assert.True(next.StartUtc >= plan.FinishUtc, "a paused container keeps its CPU");
        Assert.True(Placement.Judge(Narrow with { Commitments = [split with { CpuMillicores = 0 }] }, Any.Demand with { PowerWatts = 0.1, DurationSeconds = 60 }, Any.Now).Plan!.StartUtc < plan.FinishUtc);
    }
}
