namespace SpaceCloud.Planning;

/// <summary>What battery and temperature do when a run starts at a moment, from that start to the end of the judged span.</summary>
public sealed record RunOutlook
{
    /// <summary>The start that was tried.</summary>
    public required DateTimeOffset StartUtc { get; init; }

    /// <summary>End of the judged span: the next eclipse after the run (and after all that is committed) is over.</summary>
    public required DateTimeOffset UntilUtc { get; init; }

    /// <summary>Lowest state of charge, percent.</summary>
    public required double MinStateOfChargePercent { get; init; }

    /// <summary>When that is.</summary>
    public required DateTimeOffset MinStateOfChargeAtUtc { get; init; }

    /// <summary>Highest temperature, degrees Celsius; null when heat is not modelled.</summary>
    public double? MaxTemperatureCelsius { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset? MaxTemperatureAtUtc { get; init; }
}
