using System.Globalization;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Facts;

/// <summary>From the text of an element set to something that can be propagated, or to the reason why not.</summary>
public static class ElementsFacts
{
    /// <summary>Reads and judges the elements of a satellite.</summary>
    /// <param name="orbit">Where they stand in the Satellite.</param>
    /// <param name="nowUtc">Mission time, against which their age is held.</param>
    public static ElementsReading Read(SatelliteOrbit orbit, DateTimeOffset nowUtc)
    {
        TleResult parsed = Tle.Parse(orbit.Tle.Line1, orbit.Tle.Line2);
        if (!parsed.Ok)
        {
            return new ElementsReading(null, null, $"spec.orbit.tle: {parsed.Error.Message}");
        }

        if (!OrbitPropagator.TryCreate(parsed.Tle.Elements, out OrbitPropagator? propagator, out OrbitProblem? problem))
        {
            return new ElementsReading(null, null, $"spec.orbit.tle: {problem.Message}");
        }

        TimeSpan age = nowUtc - parsed.Tle.Elements.EpochUtc;
        TimeSpan allowed = orbit.MaxElementAge ?? SatelliteOrbit.DefaultMaxElementAge;
        string? stale = age.Duration() <= allowed
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the elements are of {parsed.Tle.Elements.EpochUtc:yyyy-MM-dd'T'HH:mm'Z'}, {age.Duration().TotalHours:0.#} h away, allowed {allowed.TotalHours:0.#} h (spec.orbit.maxElementAge)");
        PropagationError error = propagator.Propagate(nowUtc, out TemeState _);
        string? decayed = error == PropagationError.None ? null : $"the orbit cannot be propagated to now: {error}";
        return new ElementsReading(propagator, age, decayed ?? stale);
    }
}
