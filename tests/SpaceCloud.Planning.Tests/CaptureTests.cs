using SpaceCloud.Planning.Sensing;
using SpaceCloud.Planning.Tests.Simulation;

namespace SpaceCloud.Planning.Tests;

/// <summary>One pass over the area from 60 to 62 minutes from now; contacts as in <see cref="Any"/>, the first from 10 minutes on.</summary>
public sealed class CaptureTests
{
    private const long Mebibytes = 1 << 20;

    private static readonly SatelliteSupply Supply = Any.Supply with { Sight = new MissionSight([new MissionAccess(3600, 3720, true, [(3610, 0), (3700, 1)])]) };

    private static readonly Demand Demand = Any.Demand with
    {
        SensorType = "Thermal",
        Capture = new CaptureDemand { AreaOfInterest = new AreaOfInterest { Middle = new AreaCorner(11, 48), RadiusKilometers = 50 } },
    };

    [Fact]
    public void The_run_starts_when_the_area_has_been_seen_and_its_raw_data_is_kept()
    {
        PlacementPlan plan = Placement.Judge(Supply, Demand, Any.Now).Plan!;

        // 120 s of 8 Mbit/s.
        Assert.Equal((Any.Now.AddMinutes(62), 120_000_000L), (plan.EarliestStartUtc, plan.Capture!.Bytes));
        var commitment = Commitment.From("a", plan, Demand);
        Assert.Equal((120_000_000L, Any.Now.AddMinutes(60)), (commitment.CapturedBytes, commitment.CapturedFromUtc!.Value));
    }

    [Fact]
    public void Raw_data_of_others_is_in_the_way_until_their_runs_have_ended()
    {
        Commitment other = new() { Id = "other", StartUtc = Any.Now.AddMinutes(70), FinishUtc = Any.Now.AddMinutes(75), PowerWatts = 0, CapturedFromUtc = Any.Now.AddMinutes(50), CapturedBytes = 300 * Mebibytes };
        SatelliteSupply small = Supply with { Compute = Supply.Compute with { EphemeralStorageBytes = 400 * Mebibytes }, Commitments = [other] };
        Demand asked = Demand with { StorageBytes = 0 };

        Assert.Equal(BlockReason.CapacityInsufficient, Placement.Judge(small, asked, Any.Now).Blockers[0].Reason);
        Assert.True(Placement.Judge(small with { Commitments = [other with { CapturedBytes = 100 * Mebibytes }] }, asked, Any.Now).Feasible);
        Assert.True(Placement.Judge(small, asked with { Capture = null }, Any.Now).Feasible);
    }

    [Fact]
    public void A_satellite_sees_nothing_before_it_has_been_told_to()
    {
        SatelliteSupply early = Supply with { Sight = new MissionSight([new MissionAccess(60, 120, true, [])]) };

        Blocker blocker = Placement.Judge(early, Demand, Any.Now).Blockers[0];

        Assert.Equal((BlockReason.AreaNotSeen, null), (blocker.Reason, blocker.EarliestFeasibleUtc));
    }

    [Fact]
    public void A_sensor_without_a_swath_is_a_missing_capability() => Assert.Equal(
        BlockReason.CapabilityMissing,
        Placement.Judge(Supply with { Sensors = [new SensorModel { Name = "ir", Type = "Thermal" }] }, Demand, Any.Now).Blockers[0].Reason);

    [Fact]
    public void Absurd_captures_are_misconfigured_and_named()
    {
        CaptureDemand good = Demand.Capture!;
        foreach ((string field, Demand demand) in new[]
        {
            ("sensorType", Demand with { SensorType = null }),
            ("areaOfInterest", Demand with { Capture = good with { AreaOfInterest = null! } }),
            ("areaOfInterest", Demand with { Capture = good with { AreaOfInterest = new AreaOfInterest() } }),
            ("radius NaN", Demand with { Capture = good with { AreaOfInterest = good.AreaOfInterest with { RadiusKilometers = double.NaN } } }),
            ("minCoveredPercent", Demand with { Capture = good with { MinCoveredPercent = double.NaN } }),
            ("notAfterUtc", Demand with { Capture = good with { NotBeforeUtc = Any.Now, NotAfterUtc = Any.Now } }),
        })
        {
            Blocker blocker = Placement.Judge(Supply, demand, Any.Now).Blockers[0];
            Assert.Equal(BlockReason.Misconfigured, blocker.Reason);
            Assert.Contains(field, blocker.Message, StringComparison.Ordinal);
        }
    }
}
