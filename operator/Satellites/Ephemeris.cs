using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Satellites;

/// <summary>What an element set is good for.</summary>
/// <param name="Orbit">The propagator; null when the elements cannot be used at all.</param>
/// <param name="Reason">Machine token: Fresh, MalformedElements, OtherTheory, ElementsOutOfRange, DecayedOrbit, TooOld.</param>
/// <param name="Message">For people; no figure in it changes by itself.</param>
/// <param name="AgeHours">From the epoch to now; null when no orbit can be made of them.</param>
internal sealed record Ephemeris(OrbitPropagator? Orbit, string Reason, string Message, double? AgeHours)
{
    /// <summary>Reason of usable elements.</summary>
    public const string FreshReason = "Fresh";

    /// <summary>Whether work may be planned by them.</summary>
    public bool IsFresh => Reason == FreshReason;

    /// <summary>The propagator when work may be planned by it.</summary>
    public OrbitPropagator? UsableOrbit => IsFresh ? Orbit : null;
}
