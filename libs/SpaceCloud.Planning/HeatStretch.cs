namespace SpaceCloud.Planning;

/// <summary>What a stretch of constant light and load does: the temperatures at its end, and where one of them turns inside it.</summary>
/// <param name="End">At the end of the stretch.</param>
/// <param name="Turn">The extreme inside the stretch; null when both temperatures run one way.</param>
internal readonly record struct HeatStretch(HeatState End, HeatTurn? Turn)
{
    /// <summary>Over some seconds of a segment, with more watts drawn than the segment says.</summary>
    public static HeatStretch Over(ThermalModel thermal, PowerModel power, HeatState from, LoadSegment segment, double moreWatts, double seconds)
    {
        double loadWatts = segment.Watts + moreWatts;
        if (thermal.Payload is not null)
        {
            return new TwoNodes(thermal, ThermalNode.HeatWatts(thermal, power, segment.LitFraction, 0), loadWatts).Advance(from, seconds);
        }

        double kelvin = ThermalNode.Advance(thermal, from.Platform, ThermalNode.HeatWatts(thermal, power, segment.LitFraction, loadWatts), seconds);
        return new HeatStretch(new HeatState(kelvin, kelvin), null);
    }
}
