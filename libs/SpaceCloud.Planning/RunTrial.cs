namespace SpaceCloud.Planning;

/// <summary>One start tried: the extremes while they count, and what the search needs to know how far the next one may be.</summary>
internal sealed class RunTrial
{
    public required long StartTicks { get; init; }

    public required long FinishTicks { get; init; }

    /// <summary>The battery counts until then.</summary>
    public long UntilTicks { get; set; }

    public double MinWattHours { get; set; }

    public long MinAtTicks { get; set; }

    /// <summary>The charge at that moment without the run.</summary>
    public double MinWithoutRunWattHours { get; set; } = double.PositiveInfinity;

    /// <summary>The highest charge between the end of the run and the lowest.</summary>
    public double MostBeforeMinWattHours { get; set; } = double.NegativeInfinity;

    /// <summary>The highest charge after the run.</summary>
    public double MostWattHours { get; set; } = double.NegativeInfinity;

    public BatteryRecovery Recovery { get; set; } = BatteryRecovery.Unseen;

    /// <summary>Charge at the beginning and at the end of the whole orbits a battery that is never full is looked at.</summary>
    public (double FromWattHours, double ToWattHours) Orbits { get; set; }

    /// <summary>A run that ends before this moment is looked at over the same orbits.</summary>
    public long SameOrbitsUntilTicks { get; set; }

    public double MaxKelvin { get; set; }

    public long MaxAtTicks { get; set; }

    /// <summary>The temperature at that moment without the run.</summary>
    public double MaxWithoutRunKelvin { get; set; }

    /// <summary>What was left of the run's heat at the last edge before the highest temperature.</summary>
    public double HeatBeforeMaxKelvin { get; set; } = double.PositiveInfinity;
}
