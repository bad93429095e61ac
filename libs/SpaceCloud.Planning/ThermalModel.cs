namespace SpaceCloud.Planning;

/// <summary>
/// The thermal side of a satellite as one isothermal node: electrical power and environment heat it, a radiator facing deep
/// space cools it with the fourth power of its temperature. With a <see cref="Payload"/> it is the platform, one of two nodes.
/// </summary>
public sealed record ThermalModel
{
    /// <summary>Heat that warms the node by one kelvin, joules.</summary>
    public required double HeatCapacityJoulesPerKelvin { get; init; }

    /// <summary>Effective radiating area, square metres.</summary>
    public required double RadiatorAreaSquareMeters { get; init; }

    /// <summary>Infrared emissivity of the radiator, 0 to 1.</summary>
    public required double Emissivity { get; init; }

    /// <summary>Heat absorbed from Sun and Earth in full sunlight, watts.</summary>
    public required double EnvironmentSunlitWatts { get; init; }

    /// <summary>Heat absorbed from Earth in full shadow, watts.</summary>
    public required double EnvironmentEclipseWatts { get; init; }

    /// <summary>The limit no plan may exceed, degrees Celsius.</summary>
    public required double MaxTemperatureCelsius { get; init; }

    /// <summary>The lowest allowed temperature, degrees Celsius. A run only warms, so no start is refused because of it.</summary>
    public required double MinTemperatureCelsius { get; init; }

    /// <summary>The compute payload as a second node, which then takes what runs draw; null when all is one node.</summary>
    public PayloadThermalModel? Payload { get; init; }
}
