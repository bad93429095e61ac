using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Conditions;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Contacts;

/// <summary>From passes to ContactWindow objects, and whether they differ from what is stored. Pure.</summary>
internal static class WindowWriting
{
    /// <summary>The object of a planned pass.</summary>
    public static ContactWindow Make(PlannedPass pass, Satellite satellite, GroundStationSpec station) => new()
    {
        Metadata = new V1ObjectMeta { Name = pass.Name, OwnerReferences = [satellite.MakeOwnerReference()] },
        Spec = ContactFacts.ToWindowSpec(
            ContactFacts.FromPass(pass, satellite.Spec.Links, station), pass.Revolution, ElementsFacts.ElementSetHash(satellite.Spec.Orbit)),
    };

    /// <summary>The object of a planned link from one satellite to another; the way back is an object of its own.</summary>
    public static ContactWindow? MakeLink(PlannedPass link, Satellite from, Satellite to)
    {
        if (from.Spec.Links.InterSatellite is not { } own || to.Spec.Links.InterSatellite is not { } its)
        {
            return null;
        }

        Contact contact = ContactFacts.FromPass(
            link,
            from.Spec.Links with { UplinkBitsPerSecond = 0, DownlinkBitsPerSecond = Math.Min(own.BitsPerSecond, its.BitsPerSecond) },
            new GroundStationSpec(0, 0));
        ContactWindowSpec spec = ContactFacts.ToWindowSpec(contact, 0, ElementsFacts.ElementSetHash(from.Spec.Orbit));
        return new ContactWindow
        {
            Metadata = new V1ObjectMeta { Name = link.Name, OwnerReferences = [from.MakeOwnerReference()] },
            Spec = spec with { Station = null, PeerSatellite = link.PeerSatellite },
        };
    }

    /// <summary>Whether the stored window says the same; which element set it was computed from is no reason to write.</summary>
    public static bool SameSpec(ContactWindow stored, ContactWindow wanted) =>
        stored.Spec with { ElementSetHash = null } == wanted.Spec with { ElementSetHash = null };

    /// <summary>Whether the stored status says the same.</summary>
    public static bool SameStatus(ContactWindowStatus? stored, ContactWindowStatus wanted) =>
        stored is not null
        && (stored.State, stored.LastHeardUtc is null, stored.ObservedGeneration) == (wanted.State, wanted.LastHeardUtc is null, wanted.ObservedGeneration)
        && stored.Reservations.SequenceEqual(wanted.Reservations)
        && ConditionSet.Same(stored.Conditions, wanted.Conditions);
}
