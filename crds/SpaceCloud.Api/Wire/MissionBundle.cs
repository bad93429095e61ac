namespace SpaceCloud.Api.Wire;

/// <summary>
/// Everything a satellite must know to act alone until <paramref name="ExpiresUtc"/>. Times are mission UTC. It travels as a
/// <see cref="SignedMissionBundle"/>; an agent believes nothing about plans and policy that is not in one it could verify.
/// </summary>
/// <param name="Satellite">The satellite it is made for.</param>
/// <param name="Version">Grows with every bundle of that satellite; an agent never goes back.</param>
/// <param name="IssuedUtc">When the ground signed it.</param>
/// <param name="ExpiresUtc">From then on no new work starts under it.</param>
/// <param name="Spec">The satellite's own spec, as the ground sees it.</param>
/// <param name="Stations">The stations the contacts name.</param>
/// <param name="Contacts">The contact plan, by AOS.</param>
/// <param name="Pods">The pods bound to the satellite, with their plans.</param>
/// <param name="Policy">Rules the agent acts by.</param>
public sealed record MissionBundle(
    string Satellite,
    long Version,
    DateTimeOffset IssuedUtc,
    DateTimeOffset ExpiresUtc,
    SatelliteSpec Spec,
    IReadOnlyList<BundleStation> Stations,
    IReadOnlyList<BundleContact> Contacts,
    IReadOnlyList<BundlePod> Pods,
    BundlePolicy Policy);
