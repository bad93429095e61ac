using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Operator.Satellites;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts;

/// <summary>What contact planning makes of a satellite's elements.</summary>
/// <param name="Tracked">What to search passes by; null when no windows may be planned.</param>
/// <param name="Uncertainty">Why its windows cannot be relied on; null when they can.</param>
internal sealed record ElementsVerdict(PassSatellite? Tracked, Uncertainty? Uncertainty)
{
    /// <summary>The verdict: elements are refused beyond their owner's limit (spec.orbit.maxElementAge), and stale where Orbit calls them so. Pure.</summary>
    public static ElementsVerdict Of(SatelliteSpec spec, DateTimeOffset nowUtc)
    {
        Ephemeris ephemeris = EphemerisRule.Judge(spec.Orbit, nowUtc);
        if (ephemeris.UsableOrbit is not { } orbit || SatelliteRules.Check(spec).Count > 0)
        {
            string message = ephemeris.UsableOrbit is null ? ephemeris.Message : "the Satellite breaks the rules";
            return new ElementsVerdict(null, new Uncertainty(Uncertainty.ElementsRefused, message));
        }

        ElementAging aging = Api.Facts.ElementsFacts.Aging(spec.Orbit);
        string epoch = $"epoch {Api.Json.UtcText.Write(orbit.Elements.EpochUtc)}";
        PassSatellite tracked = new(orbit) { MinElevationDegrees = spec.Links.MinElevationDegrees, Aging = aging };
        return aging.FreshnessOf(orbit.Elements.AgeAt(nowUtc)) is ElementFreshness.Fresh
            ? new ElementsVerdict(tracked, null)
            : new ElementsVerdict(tracked, new Uncertainty(
                Uncertainty.ElementsStale, $"the elements ({epoch}) are more than {aging.StaleAfter.TotalDays:0} days away; apply a newer element set"));
    }
}
