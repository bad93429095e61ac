namespace SpaceCloud.Planning;

/// <summary>The battery over a stretch of constant power: surplus is stored and need is drawn with losses, full and empty are hard ends.</summary>
internal static class Battery
{
    /// <summary>Watts into (positive) or out of (negative) the store.</summary>
    public static double StoredWatts(PowerModel power, double litFraction, double loadWatts)
    {
        double net = (power.SolarPeakWatts * litFraction) - power.BaseLoadWatts - loadWatts;
        return net > 0 ? net * power.ChargeEfficiencyPercent / 100 : net * 100 / power.DischargeEfficiencyPercent;
    }

    /// <summary>Watt hours after a stretch.</summary>
    public static double Advance(PowerModel power, double wattHours, double litFraction, double loadWatts, double seconds) =>
        Math.Clamp(wattHours + (StoredWatts(power, litFraction, loadWatts) * seconds / 3600), 0, power.BatteryCapacityWattHours);
}
