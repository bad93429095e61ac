namespace SpaceCloud.Orbit;

/// <summary>One of the two things a link needs, between two states of both satellites: how far within range, or how far clear of the Earth; km.</summary>
internal readonly struct LinkCell(LinkPair pair, bool sight, HermiteArc first, HermiteArc second, long startTicks, double errorKilometers) : ICellSignal
{
    /// <inheritdoc/>
    public double Error => errorKilometers;

    /// <inheritdoc/>
    public double At(double x) => pair.Margin(first.Position(x), second.Position(x), sight);

    /// <inheritdoc/>
    public double Asked(double share)
    {
        long ticks = first.Tick(startTicks, share);
        pair.First.PropagateTicks(ticks, out TemeState a);
        pair.Second.PropagateTicks(ticks, out TemeState b);
        return pair.Margin(a.PositionKilometers, b.PositionKilometers, sight);
    }
}
