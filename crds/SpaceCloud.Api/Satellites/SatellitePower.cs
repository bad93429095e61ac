namespace SpaceCloud.Api;

/// <summary>Array, battery and the load that is always there.</summary>
public sealed record SatellitePower(
    double SolarPeakWatts,
    double BatteryCapacityWattHours,
    double BaseLoadWatts,
    double MinStateOfChargePercent = 30,
    double ChargeEfficiencyPercent = 95,
    double DischargeEfficiencyPercent = 100);
