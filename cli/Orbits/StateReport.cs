using System.Globalization;
using System.Text.Json;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Positions and velocities, object by object, in the order of the moments asked for.</summary>
internal static class StateReport
{
    private static readonly string[] Headers = ["NAME", "NORAD-ID", "UTC", "MINUTES", "X-KM", "Y-KM", "Z-KM", "VX-KM/S", "VY-KM/S", "VZ-KM/S", "ERROR"];

    public static IEnumerable<NumberedState> AtMinutes(IEnumerable<FleetObject> fleet, IReadOnlyList<double> minutes) =>
        fleet.SelectMany(one => minutes.Select(minute => At(one, minute, one.Orbit.Elements.EpochUtc.AddTicks((long)Math.Round(minute * TimeSpan.TicksPerMinute)))));

    public static IEnumerable<NumberedState> AtMoments(IEnumerable<FleetObject> fleet, IReadOnlyList<DateTimeOffset> moments) =>
        fleet.SelectMany(one => moments.Select(utc => At(one, one.Orbit.Elements.AgeAt(utc).Ticks / (double)TimeSpan.TicksPerMinute, utc)));

    public static Task WriteAsync(IEnumerable<NumberedState> states, OutputFormat format, Terminal terminal) => format == OutputFormat.Json
        ? JsonRows.WriteAsync(states, WriteMembers, terminal.Text)
        : terminal.WriteTableAsync(Headers, [.. states.Select(Row)], _ => false);

    private static NumberedState At(FleetObject one, double minutes, DateTimeOffset utc)
    {
        PropagationError error = one.Orbit.Propagate(minutes, out TemeState state);
        return new NumberedState(one, minutes, utc, error is PropagationError.None or PropagationError.Decayed ? state : null, error);
    }

    private static void WriteMembers(Utf8JsonWriter json, NumberedState state)
    {
        json.WriteString("name", state.Object.Name);
        json.WriteNumber("noradId", state.Object.NoradId);
        json.WriteNumber("minutesSinceEpoch", state.MinutesSinceEpoch);
        json.WriteString("utc", UtcMicroseconds.Text(state.Utc));
        WriteVector(json, "temeKm", state.State?.PositionKilometers);
        WriteVector(json, "temeKmPerS", state.State?.VelocityKilometersPerSecond);
        if (state.Error == PropagationError.None)
        {
            json.WriteNull("error");
        }
        else
        {
            json.WriteNumber("error", (int)state.Error);
        }
    }

    private static void WriteVector(Utf8JsonWriter json, string name, Vector3d? vector)
    {
        if (vector is not { } v)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(v.X);
        json.WriteNumberValue(v.Y);
        json.WriteNumberValue(v.Z);
        json.WriteEndArray();
    }

    private static string[] Row(NumberedState state)
    {
        Vector3d? r = state.State?.PositionKilometers;
        Vector3d? v = state.State?.VelocityKilometersPerSecond;
        return
        [
            state.Object.Name,
            state.Object.NoradId.ToString(CultureInfo.InvariantCulture),
            UtcMicroseconds.Text(state.Utc),
            state.MinutesSinceEpoch.ToString("0.######", CultureInfo.InvariantCulture),
            Text(r?.X, "F6"), Text(r?.Y, "F6"), Text(r?.Z, "F6"), Text(v?.X, "F9"), Text(v?.Y, "F9"), Text(v?.Z, "F9"),
            state.Error == PropagationError.None ? "-" : $"{(int)state.Error} {state.Error}",
        ];
    }

    private static string Text(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
