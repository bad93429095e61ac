namespace SpaceCloud.Planning;

/// <summary>
/// The compute payload as a thermal node of its own: what runs draw becomes heat in it, and leaves it through a thermal resistance to the
/// platform alone. Of a chip in orbit some minutes after a start: tens of kelvin above the platform.
/// </summary>
public sealed record PayloadThermalModel
{
    /// <summary>Heat that warms the payload by one kelvin, joules.</summary>
    public required double HeatCapacityJoulesPerKelvin { get; init; }

    /// <summary>Kelvin between payload and platform for each watt that flows from one to the other.</summary>
    public required double ResistanceToPlatformKelvinPerWatt { get; init; }

    /// <summary>The limit no plan may exceed, degrees Celsius.</summary>
    public required double MaxTemperatureCelsius { get; init; }
}
