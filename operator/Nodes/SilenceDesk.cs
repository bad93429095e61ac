using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Nodes;

/// <summary>Gathers what the silence verdict needs and asks the rule; every room asks here, so all act on one verdict.</summary>
internal sealed class SilenceDesk(Fleet fleet, HeardRegister heard, SilencePolicy policy)
{
    /// <summary>When the satellite was heard last: by this process, or as its status remembers.</summary>
    public DateTimeOffset? LastHeardUtc(Satellite satellite)
    {
        DateTimeOffset? now = heard.LastUtc(satellite.Metadata.Name!);
        DateTimeOffset? stored = satellite.Status?.LastHeardUtc;
        return now is null || stored > now ? stored : now;
    }

    /// <summary>The verdict now.</summary>
    public Silence Judge(Satellite satellite)
    {
        DateTimeOffset? overdueSinceUtc = SatelliteFacts.OverdueSinceUtc(satellite, fleet.Clock);
        SilenceFacts facts = new(
            BookedContacts.Of(fleet.WindowsOf(satellite.Metadata.Name!)),
            LastHeardUtc(satellite),
            fleet.ListeningSinceUtc,
            overdueSinceUtc is not null,
            overdueSinceUtc,
            satellite.Spec.Availability is SatelliteAvailability.Reported,
            fleet.MissionNowUtc);
        return SilenceRule.Judge(facts, policy);
    }
}
