namespace SpaceCloud.Planning;

/// <summary>The highest temperature of one node in a trial, and what the search needs to know of it.</summary>
internal struct HeatPeak(double kelvin, long atTicks)
{
    public double Kelvin { get; private set; } = kelvin;

    public long AtTicks { get; private set; } = atTicks;

    /// <summary>The temperature at that moment without the run.</summary>
    public double WithoutRunKelvin { get; private set; } = kelvin;

    /// <summary>What was left of the run's heat at the last edge before.</summary>
    public double HeatBeforeKelvin { get; private set; } = double.PositiveInfinity;

    public void Rise(double kelvin, long atTicks, double withoutRunKelvin, double heatBeforeKelvin) =>
        (Kelvin, AtTicks, WithoutRunKelvin, HeatBeforeKelvin) = (kelvin, atTicks, withoutRunKelvin, heatBeforeKelvin);
}
