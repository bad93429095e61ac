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

    /// <summary>The highest temperature of the platform, or of all where that is one node.</summary>
    public HeatPeak Platform { get; set; }

    /// <summary>The highest temperature of the payload; the same where all is one node.</summary>
    public HeatPeak Payload { get; set; }
}
