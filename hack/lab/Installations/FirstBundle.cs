using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes;
using SpaceCloud.Orbit;

namespace SpaceCloud.Lab.Installations;

/// <summary>
/// When a bundle is fit for launch. The operator signs one as soon as it knows a satellite, and its contacts are planned a
/// moment later; an agent without contacts in its bundle would try the ground all the time.
/// </summary>
internal static class FirstBundle
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(6);

    /// <summary>Whether it has what there is to have: booked contacts, where a station sees the satellite at all.</summary>
    internal static bool IsComplete(byte[] signed, Satellite satellite, IEnumerable<GroundStation> stations, DateTimeOffset nowUtc)
    {
        SignedMissionBundle bundle = KubernetesJson.Deserialize<SignedMissionBundle>(signed, SpaceCloudJson.Options);
        return KubernetesJson.Deserialize<MissionBundle>(bundle.Payload, SpaceCloudJson.Options).Contacts.Any(contact => contact.Booked)
            || !IsEverSeen(satellite, stations, nowUtc);
    }

    private static bool IsEverSeen(Satellite satellite, IEnumerable<GroundStation> stations, DateTimeOffset nowUtc) =>
        ElementsFacts.Read(satellite.Spec.Orbit, nowUtc).Orbit is { } orbit
        && stations.Any(station => PassFinder.Find(orbit, Site(station), Mask(satellite, station), nowUtc, nowUtc + Ahead).Passes.Count > 0);

    private static GroundSite Site(GroundStation station) => new(
        station.Metadata.Name!,
        new GeodeticPosition(station.Spec.LatitudeDegrees, station.Spec.LongitudeDegrees, station.Spec.AltitudeMeters));

    private static ElevationMask Mask(Satellite satellite, GroundStation station) =>
        ElevationMask.Constant(Math.Max(station.Spec.MinElevationDegrees, satellite.Spec.Links.MinElevationDegrees));
}
