using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>
/// A battery and one or two thermal nodes that behave as the satellite's spec says, in the real light of its orbit. The state is in the
/// journal, so that a restart does not charge the battery.
/// </summary>
internal sealed class SimulatedPower : IPowerSource
{
    private const string Kind = "power";
    private const string Key = "state";

    /// <summary>Mission time between two writes to disk.</summary>
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(5);

    private readonly JournalStore _journal;
    private readonly BundleStore _bundles;
    private readonly Sunlight _sunlight = new();
    private PowerState _state;
    private DateTimeOffset _writtenUtc;

    /// <param name="journal">Where the state is kept.</param>
    /// <param name="bundles">Tells what the satellite is like.</param>
    /// <param name="initial">The state when the journal has none.</param>
    public SimulatedPower(JournalStore journal, BundleStore bundles, PowerState initial)
    {
        (_journal, _bundles) = (journal, bundles);
        _state = AgentJson.TryRead(journal.Read(Kind, Key), out PowerState? kept) ? kept : initial;
    }

    public PowerReading? Last { get; private set; }

    public void Advance(DateTimeOffset missionUtc, double runWatts)
    {
        if (_bundles.Current?.Spec is not { } spec)
        {
            return;
        }

        // A clock that was set back must not undo what was drawn.
        DateTimeOffset now = missionUtc > _state.AtUtc ? missionUtc : _state.AtUtc;
        LightTimeline light = _sunlight.Covering(spec.Orbit, _state.AtUtc, now);
        _state = After(spec, light, _state, now, runWatts);
        bool sunlit = light.LitFractionAt(now) > 0.5;
        Last = new PowerReading(_state, sunlit, spec.Power.MinStateOfChargePercent, spec.Thermal.MaxTemperatureCelsius, spec.Thermal.Payload?.MaxTemperatureCelsius);
        if ((now - _writtenUtc).Duration() >= WriteEvery)
        {
            _journal.Write(Kind, Key, AgentJson.Write(_state));
            _writtenUtc = now;
        }
    }

    /// <summary>The state after a constant load. Pure.</summary>
    public static PowerState After(SatelliteSpec spec, LightTimeline light, PowerState from, DateTimeOffset untilUtc, double runWatts)
    {
        PowerModel power = SatelliteFacts.Power(spec.Power);
        SatelliteState state = new()
        {
            AtUtc = from.AtUtc,
            StateOfChargePercent = from.StateOfChargePercent,
            TemperatureCelsius = from.TemperatureCelsius,
            PayloadTemperatureCelsius = from.PayloadTemperatureCelsius,
        };
        PowerLoad[] loads = runWatts > 0 && untilUtc > from.AtUtc ? [new PowerLoad(from.AtUtc, untilUtc, runWatts)] : [];
        EnergyForecast energy = new(power, light, state, loads, untilUtc);
        ThermalForecast heat = new(SatelliteFacts.Thermal(spec.Thermal), power, light, state, loads, untilUtc);
        return new PowerState(untilUtc, energy.StateOfChargePercentAt(untilUtc), heat.TemperatureCelsiusAt(untilUtc), heat.PayloadTemperatureCelsiusAt(untilUtc));
    }
}
