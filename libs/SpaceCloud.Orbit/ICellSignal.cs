namespace SpaceCloud.Orbit;

/// <summary>A signal between two states that may change its sign, on the cubic and on the orbit itself.</summary>
internal interface ICellSignal : IFunction
{
    /// <summary>How far <see cref="IFunction.At"/> may be off, in the unit of the signal.</summary>
    double Error { get; }

    /// <summary>The signal on the orbit itself at a share of the way.</summary>
    double Asked(double share);
}
