namespace SpaceCloud.Lab.Demo;

/// <summary>A satellite's measured state at the start.</summary>
/// <param name="StateOfChargePercent">State of charge of the battery, 0 to 100.</param>
/// <param name="TemperatureCelsius">Temperature of the thermal node.</param>
public sealed record InitialState(double StateOfChargePercent, double TemperatureCelsius);
