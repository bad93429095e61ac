using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Passes;

/// <summary>Counts revolutions from ascending node to ascending node, by the mean elements.</summary>
public static class RevolutionNumber
{
    /// <summary>The revolution at a moment: the one of the epoch, plus whole turns since that revolution's ascending node.</summary>
    public static int At(MeanElements elements, DateTimeOffset utc)
    {
        double turnsAtEpoch = (elements.ArgumentOfPerigeeDegrees + elements.MeanAnomalyDegrees) % 360 / 360;
        double turns = (utc - elements.EpochUtc).TotalDays * elements.MeanMotionRevolutionsPerDay;
        double revolution = elements.RevolutionAtEpoch + Math.Floor(turnsAtEpoch + turns);
        return (int)Math.Clamp(revolution, 0, int.MaxValue);
    }
}
