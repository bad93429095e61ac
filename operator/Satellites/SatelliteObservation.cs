using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Api.Wire;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Satellites;

/// <summary>Everything a satellite's status depends on. Times are mission UTC where not said otherwise.</summary>
/// <param name="Satellite">As stored.</param>
/// <param name="Violations">Broken rules of its spec.</param>
/// <param name="Ephemeris">What its elements are good for.</param>
/// <param name="Silence">What its silence means.</param>
/// <param name="Windows">Its contact windows.</param>
/// <param name="Telemetry">What it said of itself last; null when nothing yet.</param>
/// <param name="TelemetryProblem">Why its telemetry cannot be read; null when it can.</param>
/// <param name="NodeProblem">Why there is no Node of it; null when there is one or it is on its way.</param>
/// <param name="LastHeardUtc">When it was heard last.</param>
/// <param name="NowUtc">Mission time.</param>
/// <param name="RealNowUtc">Real time, for the conditions.</param>
internal sealed record SatelliteObservation(
    Satellite Satellite,
    IReadOnlyList<RuleViolation> Violations,
    Ephemeris Ephemeris,
    Silence Silence,
    IReadOnlyList<ContactWindow> Windows,
    Telemetry? Telemetry,
    string? TelemetryProblem,
    string? NodeProblem,
    DateTimeOffset? LastHeardUtc,
    DateTimeOffset NowUtc,
    DateTimeOffset RealNowUtc);
