namespace SpaceCloud.Orbit;

/// <summary>A smooth function of time, in seconds from the start of a search, whose stretches above zero are looked for.</summary>
internal interface ISignal
{
    double Value(double seconds);

    /// <summary>Only its sign matters.</summary>
    double Slope(double seconds);
}
