namespace SpaceCloud.Planning;

/// <summary>The electrical side of a satellite: one array, one battery, a constant base load.</summary>
public sealed record PowerModel
{
    /// <summary>What the array gives in full sunlight, watts.</summary>
    public required double SolarPeakWatts { get; init; }

    /// <summary>Energy of the full battery, watt hours.</summary>
    public required double BatteryCapacityWattHours { get; init; }

    /// <summary>The floor: no plan may take the battery below this state of charge, percent.</summary>
    public required double MinStateOfChargePercent { get; init; }

    /// <summary>What the satellite draws without any payload run, watts.</summary>
    public required double BaseLoadWatts { get; init; }

    /// <summary>Share of surplus power that ends up in the battery, percent.</summary>
    public double ChargeEfficiencyPercent { get; init; } = 95;

    /// <summary>Share of what is drawn from the battery that reaches the loads, percent. 100 when the charge efficiency is meant there and back.</summary>
    public double DischargeEfficiencyPercent { get; init; } = 100;
}
