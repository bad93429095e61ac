using SpaceCloud.Api;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Contacts;

/// <summary>The part of a window that follows from satellite and station alone: an edit of theirs is news for every window.</summary>
internal sealed record ContactTerms(double UplinkBitsPerSecond, double DownlinkBitsPerSecond, double Efficiency)
{
    public static ContactTerms Of(PlannedPass pass, SatelliteLinks links, GroundStationSpec station)
    {
        Contact contact = WindowWriting.ContactOf(pass, links, station);
        return new ContactTerms(contact.UplinkBitsPerSecond, contact.DownlinkBitsPerSecond, contact.Efficiency);
    }
}
