using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Facts;

/// <summary>
/// From a satellite's elements, in whatever form they stand in the Satellite, to something that can be propagated, or to the reason
/// why not. The only place that knows the forms.
/// </summary>
public static class ElementsFacts
{
    private const int HashLetters = 12;

    /// <summary>Reads and judges the elements of a satellite.</summary>
    /// <param name="orbit">Where they stand in the Satellite.</param>
    /// <param name="nowUtc">Mission time, against which their age is held.</param>
    public static ElementsReading Read(SatelliteOrbit orbit, DateTimeOffset nowUtc)
    {
        if (!TryPropagator(orbit, out OrbitPropagator? propagator, out ElementsProblem? problem))
        {
            return new ElementsReading(null, null, problem.Message);
        }

        DateTimeOffset epochUtc = propagator.Elements.EpochUtc;
        TimeSpan age = nowUtc - epochUtc;
        TimeSpan allowed = orbit.MaxElementAge ?? SatelliteOrbit.DefaultMaxElementAge;
        string? stale = age.Duration() <= allowed
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the elements are of {epochUtc:yyyy-MM-dd'T'HH:mm'Z'}, {age.Duration().TotalHours:0.#} h away, allowed {allowed.TotalHours:0.#} h (spec.orbit.maxElementAge)");
        PropagationError error = propagator.Propagate(nowUtc, out TemeState _);
        string? decayed = error == PropagationError.None ? null : $"the orbit cannot be propagated to now: {error}";
        return new ElementsReading(propagator, age, decayed ?? stale);
    }

    /// <summary>A propagator, or why none can be made; their age is not judged.</summary>
    /// <param name="orbit">Where the elements stand in the Satellite.</param>
    /// <param name="propagator">The orbit.</param>
    /// <param name="problem">Why there is none.</param>
    /// <param name="name">What to call the object.</param>
    public static bool TryPropagator(
        SatelliteOrbit orbit,
        [NotNullWhen(true)] out OrbitPropagator? propagator,
        [NotNullWhen(false)] out ElementsProblem? problem,
        string? name = null)
    {
        propagator = null;
        if (!TrySet(orbit, out ElementSet? set, out problem, name))
        {
            return false;
        }

        if (!OrbitPropagator.TryCreate(set.Elements, out propagator, out OrbitProblem? impossible))
        {
            string path = orbit.Tle is null ? "spec.orbit.omm" : "spec.orbit.tle";
            problem = new ElementsProblem(
                impossible.Reason, path, impossible.Reason, "an orbit that can be propagated", impossible.Message, $"{path}: {impossible.Message}");
            return false;
        }

        return true;
    }

    /// <summary>The elements as they stand, or why they cannot be read.</summary>
    /// <param name="orbit">Where the elements stand in the Satellite.</param>
    /// <param name="set">The elements.</param>
    /// <param name="problem">Why there are none.</param>
    /// <param name="name">What to call the object; an OMM's own name holds where it has one.</param>
    public static bool TrySet(
        SatelliteOrbit orbit,
        [NotNullWhen(true)] out ElementSet? set,
        [NotNullWhen(false)] out ElementsProblem? problem,
        string? name = null)
    {
        (set, problem) = orbit switch
        {
            { Tle: { } tle, Omm: null } => FromTle(tle, name),
            { Tle: null, Omm: { } omm } => FromOmm(omm, name),
            _ => (null, Malformed(
                "spec.orbit",
                orbit.Tle is null ? "neither tle nor omm" : "both tle and omm",
                "exactly one of tle and omm",
                "give one published element set")),
        };
        return set is not null;
    }

    /// <summary>
    /// Names the element set: two orbits with the same text have the same elements, whatever else stands beside them. Twelve
    /// hexadecimal digits, as in ContactWindow.spec.elementSetHash.
    /// </summary>
    public static string ElementSetHash(SatelliteOrbit orbit)
    {
        string text = orbit switch
        {
            { Tle: { } tle } => $"{tle.Line1}\n{tle.Line2}",
            { Omm: { } omm } => Json.SpaceCloudJson.Text(omm),
            _ => "",
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLetters];
    }

    /// <summary>How the times of the satellite's passes grow uncertain with the age of its elements.</summary>
    public static ElementAging Aging(SatelliteOrbit orbit) => orbit.Manoeuvring ? ElementAging.Manoeuvring : ElementAging.Passive;

    private static (ElementSet? Set, ElementsProblem? Problem) FromTle(TwoLineElementText tle, string? name)
    {
        TleResult parsed = Tle.Parse(tle.Line1, tle.Line2, name);
        if (parsed.Ok)
        {
            return (parsed.Tle.Set, null);
        }

        const string Remedy = "copy both lines of the element set unchanged, blanks included";
        return (null, new ElementsProblem(
            ReasonOf(parsed.Error.Reason),
            $"spec.orbit.tle.line{parsed.Error.Line}",
            $"{parsed.Error.Field} \"{parsed.Error.Found}\" in column {parsed.Error.Column}",
            parsed.Error.Expected,
            Remedy,
            $"spec.orbit.tle: {parsed.Error.Message}; {Remedy}"));
    }

    private static (ElementSet? Set, ElementsProblem? Problem) FromOmm(OmmElements omm, string? name)
    {
        if (omm.EphemerisType is not (0 or 2 or 3))
        {
            string type = omm.EphemerisType.ToString(CultureInfo.InvariantCulture);
            return (null, Malformed("spec.orbit.omm.ephemerisType", type, "0, 2 or 3 (SGP4)", "use elements of the theory SGP4; 4 is SGP4-XP") with
            {
                Reason = nameof(ElementReason.OtherTheory),
            });
        }

        return (new ElementSet
        {
            EphemerisType = omm.EphemerisType,
            Elements = new MeanElements
            {
                Name = string.IsNullOrWhiteSpace(omm.ObjectName) ? name : omm.ObjectName,
                CatalogNumber = omm.NoradCatalogId,
                InternationalDesignator = omm.ObjectId ?? "",
                EpochUtc = omm.Epoch.ToUniversalTime(),
                MeanMotionRevolutionsPerDay = omm.MeanMotionRevolutionsPerDay,
                Eccentricity = omm.Eccentricity,
                InclinationDegrees = omm.InclinationDegrees,
                RightAscensionDegrees = omm.RightAscensionDegrees,
                ArgumentOfPerigeeDegrees = omm.ArgumentOfPerigeeDegrees,
                MeanAnomalyDegrees = omm.MeanAnomalyDegrees,
                BStarPerEarthRadius = omm.BStarPerEarthRadius,
                RevolutionAtEpoch = omm.RevolutionAtEpoch,
            },
        }, null);
    }

    private static string ReasonOf(ElementReason reason) =>
        reason is ElementReason.OtherTheory ? nameof(ElementReason.OtherTheory) : ElementsProblem.MalformedElements;

    private static ElementsProblem Malformed(string path, string value, string allowed, string remedy) =>
        new(ElementsProblem.MalformedElements, path, value, allowed, remedy, $"{path}: {value} is not allowed, must be {allowed}; {remedy}");
}
