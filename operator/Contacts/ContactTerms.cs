using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Passes;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Contacts;

/// <summary>The part of a window that follows from satellite and station alone: an edit of theirs is news for every window.</summary>
internal sealed record ContactTerms(double UplinkBitsPerSecond, double DownlinkBitsPerSecond, double Efficiency)
{
    public static ContactTerms Of(PlannedPass pass, SatelliteLinks links, GroundStationSpec station)
    {
        Contact contact = ContactFacts.FromPass(pass, links, station);
        return new ContactTerms(contact.UplinkBitsPerSecond, contact.DownlinkBitsPerSecond, contact.Efficiency);
    }
}
