namespace SpaceCloud.Planning;

/// <summary>Temperatures of the nodes, kelvin. Where all is one node, both are the same.</summary>
internal readonly record struct HeatState(double Platform, double Payload)
{
    public static HeatState Of(SatelliteState state, ThermalModel? thermal)
    {
        double platform = state.TemperatureCelsius + ThermalNode.KelvinAtZeroCelsius;
        return new HeatState(
            platform, thermal?.Payload is not null && state.PayloadTemperatureCelsius is double payload ? payload + ThermalNode.KelvinAtZeroCelsius : platform);
    }

    /// <summary>Each node at least as warm as that.</summary>
    public HeatState AtLeast(HeatState other) => new(Math.Max(Platform, other.Platform), Math.Max(Payload, other.Payload));

    /// <inheritdoc cref="AtLeast(HeatState)"/>
    public HeatState AtLeast(HeatTurn turn) => turn.OfPayload ? this with { Payload = Math.Max(Payload, turn.Kelvin) } : this with { Platform = Math.Max(Platform, turn.Kelvin) };
}
