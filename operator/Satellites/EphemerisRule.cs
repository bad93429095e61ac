using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Satellites;

/// <summary>Reads a satellite's elements and says whether they can be used at a mission time.</summary>
internal static class EphemerisRule
{
    /// <summary>The verdict. Pure.</summary>
    public static Ephemeris Judge(SatelliteOrbit orbit, DateTimeOffset nowUtc)
    {
        TleResult parsed = Tle.Parse(orbit.Tle.Line1, orbit.Tle.Line2);
        if (parsed.Tle is not { } tle)
        {
            return new Ephemeris(null, "MalformedElements", $"spec.orbit.tle: {parsed.Error?.Message}; copy both lines of the element set unchanged", null);
        }

        double ageHours = (nowUtc - tle.Elements.EpochUtc).TotalHours;
        if (!OrbitPropagator.TryCreate(tle.Elements, out OrbitPropagator? propagator, out OrbitProblem? problem))
        {
            return new Ephemeris(null, problem.Reason, $"spec.orbit.tle: {problem.Message}", ageHours);
        }

        PropagationError error = propagator.Propagate(nowUtc, out TemeState _);
        if (error is not PropagationError.None)
        {
            string epoch = UtcText.Write(tle.Elements.EpochUtc);

            // Under drag SGP4 fails by one code or another; elements that worked at their epoch have come down since.
            bool worked = propagator.Propagate(tle.Elements.EpochUtc, out TemeState _) is PropagationError.None;
            return error is PropagationError.Decayed || (worked && ageHours > 0)
                ? new Ephemeris(null, "DecayedOrbit", $"by these elements (epoch {epoch}) the satellite has come down", ageHours)
                : new Ephemeris(null, "ElementsOutOfRange", $"these elements (epoch {epoch}) lead nowhere now: {error}", ageHours);
        }

        TimeSpan maxAge = orbit.MaxElementAge ?? SatelliteOrbit.DefaultMaxElementAge;
        string limit = DurationText.Write(maxAge);
        return ageHours > maxAge.TotalHours
            ? new Ephemeris(propagator, "TooOld", string.Create(CultureInfo.InvariantCulture, $"the epoch {UtcText.Write(tle.Elements.EpochUtc)} is longer ago than spec.orbit.maxElementAge ({limit}); apply a newer element set"), ageHours)
            : new Ephemeris(propagator, Ephemeris.FreshReason, $"epoch {UtcText.Write(tle.Elements.EpochUtc)}, used for {limit}", ageHours);
    }
}
