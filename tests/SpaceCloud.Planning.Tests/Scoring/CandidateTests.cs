using SpaceCloud.Planning.Scoring;

namespace SpaceCloud.Planning.Tests.Scoring;

/// <summary>Each term alone, in figures that can be worked out on paper.</summary>
public sealed class CandidateTests
{
    private static CostTerms Terms(SatelliteSupply supply, Demand demand, DateTimeOffset? now = null, OwnerLoads? owners = null) =>
        new Candidate(supply, demand, Placement.Judge(supply, demand, Any.Now).Plan!).Terms(now ?? Any.Now, owners ?? OwnerLoads.None);

    [Fact]
    public void Delivery_counts_half_after_three_hours()
    {
        PlacementPlan plan = Placement.Judge(Any.Supply, Any.Demand, Any.Now).Plan!;
        Assert.Equal(0.5, Terms(Any.Supply, Any.Demand, plan.DeliveredUtc.AddHours(-3)).Delivery, 1e-12);
        Assert.Equal(0.25, Terms(Any.Supply, Any.Demand, plan.DeliveredUtc.AddHours(-1)).Delivery, 1e-12);
        Assert.Equal(0, Terms(Any.Supply, Any.Demand, plan.DeliveredUtc.AddHours(1)).Delivery);
    }

    [Theory]
    [InlineData(60, 0)] // 60 W of the Sun feed 20 W base load and 30 W run.
    [InlineData(35, 2.5)] // 15 W are short for ten minutes.
    [InlineData(10, 5)] // The base load alone is 10 W short: that is not the run's.
    public void Energy_is_what_the_run_takes_from_the_battery(double solarWatts, double wattHours)
    {
        SatelliteSupply supply = Any.Supply with { Power = Any.Power with { SolarPeakWatts = solarWatts, MinStateOfChargePercent = 0 }, Light = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddHours(6)) };
        Verdict verdict = Placement.Judge(supply with { Power = supply.Power with { SolarPeakWatts = 100 } }, Any.Demand, Any.Now);
        double share = wattHours / 100;
        Assert.Equal(share / (1 + share), new Candidate(supply, Any.Demand, verdict.Plan!).Terms(Any.Now, OwnerLoads.None).Energy, 1e-9);
    }

    [Fact]
    public void Energy_counts_what_is_committed_and_only_the_stretches_of_a_run()
    {
        SatelliteSupply supply = Any.Supply with { Light = LightTimeline.AlwaysSunlit(Any.Now, Any.Now.AddHours(12)) };
        PlacementPlan plan = Placement.Judge(supply, Any.Demand, Any.Now).Plan!;
        Commitment other = new() { Id = "o", StartUtc = plan.StartUtc.AddMinutes(5), FinishUtc = plan.StartUtc.AddMinutes(6), PowerWatts = 40 };

        // 40 W are left for 40 W of the other: the run's 30 W come from the battery in the one minute both run.
        Assert.Equal(0.5 / 100.5, Energy(supply with { Commitments = [other] }, plan), 1e-9);
        RunSegment before = new(plan.StartUtc, plan.StartUtc.AddMinutes(5));
        RunSegment after = new(plan.StartUtc.AddMinutes(6), plan.StartUtc.AddMinutes(11));
        Assert.Equal(0, Energy(supply with { Commitments = [other] }, plan with { FinishUtc = after.FinishUtc, Segments = [before, after] }));

        double Energy(SatelliteSupply satellite, PlacementPlan its) => new Candidate(satellite, Any.Demand, its).Terms(Any.Now, OwnerLoads.None).Energy;
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 0.15)]
    [InlineData(30, 0.225)]
    [InlineData(35, 0.3875)]
    [InlineData(40, 0.55)]
    [InlineData(100, 1)]
    [InlineData(120, 1)]
    [InlineData(-1, 0)]
    public void Wear_is_in_proportion_and_a_quarter_more_beyond_thirty_percent(double depth, double wear) => Assert.Equal(wear, BatteryWear.Of(depth), 1e-12);

    [Fact]
    public void Heat_is_the_share_of_the_band_that_is_used_up()
    {
        PlacementPlan plan = Placement.Judge(Any.Supply, Any.Demand, Any.Now).Plan!;
        Assert.Equal(0.5, new Candidate(Any.Supply, Any.Demand, plan with { MaxTemperatureCelsius = 12.5 }).Terms(Any.Now, OwnerLoads.None).Heat, 1e-12);
        Assert.Equal(0, Terms(Any.Supply with { Thermal = null }, Any.Demand).Heat);
    }

    [Fact]
    public void Link_counts_whole_contacts()
    {
        // 60 MB fit up and 600 MB down in a contact of Any.Supply: two and a half up, a tenth of one down.
        Demand demand = Any.Demand with { ImageBytes = 150_000_000 - (64 * 1024), OutputBytes = 60_000_000 - (16 * 1024) };
        Assert.Equal(2.6 / 3.6, Terms(Any.Supply, demand).Link, 1e-6);
    }

    [Fact]
    public void Locality_is_the_share_that_must_still_go_up()
    {
        SatelliteSupply known = Any.Supply with { ImageDigests = ["sha256:aa"] };
        Assert.Equal(1, Terms(Any.Supply, Any.Demand).Locality, 1e-12);
        Assert.Equal(65536 / 20_065_536.0, Terms(known, Any.Demand).Locality, 1e-12);
        Assert.Equal(10_065_536 / 30_065_536.0, Terms(known, Any.Demand with { InputUplinkBytes = 10_000_000 }).Locality, 1e-12);
    }

    [Fact]
    public void Fairness_compares_what_satellites_of_an_owner_have_promised_on_average()
    {
        SatelliteSupply Of(string name, string owner, double minutes) => Any.Supply with
        {
            Name = name,
            Owner = owner,
            Commitments = minutes == 0 ? [] : [new Commitment { Id = name, StartUtc = Any.Now, FinishUtc = Any.Now.AddMinutes(minutes), PowerWatts = 1 }],
        };
        SatelliteSupply[] fleet = [Of("a", "alpha", 60), Of("b", "alpha", 0), Of("c", "beta", 0), Of("d", "beta", 0)];
        var owners = OwnerLoads.Of(fleet);

        // 30 minutes a satellite of alpha, 15 one of the fleet.
        Assert.Equal(2 / 3.0, Terms(fleet[1], Any.Demand, owners: owners).Fairness, 1e-12);
        Assert.Equal(0, Terms(fleet[2], Any.Demand, owners: owners).Fairness);
        Assert.Equal(0.5, Terms(fleet[1], Any.Demand, owners: OwnerLoads.Of(fleet[..2])).Fairness, 1e-12);
        Assert.Equal(0, Terms(fleet[1], Any.Demand, owners: OwnerLoads.Of(fleet[2..])).Fairness);
        Assert.Equal(0, OwnerLoads.None.RelativeLoad("alpha"));
    }
}
