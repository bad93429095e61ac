using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Satellites;

/// <summary>Reads a satellite's elements and says whether they can be used at a mission time.</summary>
internal static class EphemerisRule
{
    /// <summary>The verdict. Pure.</summary>
    public static Ephemeris Judge(SatelliteOrbit orbit, DateTimeOffset nowUtc)
    {
        if (!ElementsFacts.TryPropagator(orbit, out OrbitPropagator? propagator, out ElementsProblem? problem))
        {
            return new Ephemeris(null, problem.Reason, problem.Message, null);
        }

        DateTimeOffset epochUtc = propagator.Elements.EpochUtc;
        double ageHours = (nowUtc - epochUtc).TotalHours;
        PropagationError error = propagator.Propagate(nowUtc, out TemeState _);
        if (error is not PropagationError.None)
        {
            string epoch = UtcText.Write(epochUtc);

            // Under drag SGP4 fails by one code or another; elements that worked at their epoch have come down since.
            bool worked = propagator.Propagate(epochUtc, out TemeState _) is PropagationError.None;
            return error is PropagationError.Decayed || (worked && ageHours > 0)
                ? new Ephemeris(null, "DecayedOrbit", $"by these elements (epoch {epoch}) the satellite has come down", ageHours)
                : new Ephemeris(null, "ElementsOutOfRange", $"these elements (epoch {epoch}) lead nowhere now: {error}", ageHours);
        }

        TimeSpan maxAge = orbit.MaxElementAge ?? SatelliteOrbit.DefaultMaxElementAge;
        string limit = DurationText.Write(maxAge);
        return ageHours > maxAge.TotalHours
            ? new Ephemeris(propagator, "TooOld", string.Create(CultureInfo.InvariantCulture, $"the epoch {UtcText.Write(epochUtc)} is longer ago than spec.orbit.maxElementAge ({limit}); apply a newer element set"), ageHours)
            : new Ephemeris(propagator, Ephemeris.FreshReason, $"epoch {UtcText.Write(epochUtc)}, used for {limit}", ageHours);
    }
}
