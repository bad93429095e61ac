namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// What a depth of discharge does to a battery's life, without a unit, 0 to 1. In proportion to the depth, and a quarter on top beyond
/// 30 %: a measured study puts that much of life on it (docs/planner.md). It comes in over ten points, not at once: a forecast is not
/// known to a tenth of a percent.
/// </summary>
public static class BatteryWear
{
    /// <summary>Percent below which a depth costs only its proportion.</summary>
    public const double ShallowPercent = 30;

    /// <summary>Percent from which on all of <see cref="DeepShare"/> is paid.</summary>
    public const double DeepPercent = 40;

    /// <summary>What a deep discharge costs on top.</summary>
    public const double DeepShare = 0.25;

    /// <summary>0 for a battery that stays full, 1 for one that is emptied.</summary>
    /// <param name="depthOfDischargePercent">0 to 100; beyond it is taken for the nearer end.</param>
    public static double Of(double depthOfDischargePercent)
    {
        double depth = Math.Clamp(depthOfDischargePercent, 0, 100);
        double deep = Math.Clamp((depth - ShallowPercent) / (DeepPercent - ShallowPercent), 0, 1);
        return ((1 - DeepShare) * depth / 100) + (DeepShare * deep);
    }
}
