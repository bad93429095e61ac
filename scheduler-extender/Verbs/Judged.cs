using SpaceCloud.Planning;
using SpaceCloud.Planning.Scoring;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>A verdict and how long it holds.</summary>
/// <param name="Satellite">The satellite; null when there is none.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Candidate">What its plan costs; null when it cannot do the work.</param>
/// <param name="Version">Of the satellite.</param>
/// <param name="At">When it was found.</param>
/// <param name="GoodUntilUtc">Mission time until which nothing but a change of the satellite makes it another one.</param>
internal sealed record Judged(KnownSatellite? Satellite, Verdict Verdict, Candidate? Candidate, long Version, FleetMoment At, DateTimeOffset GoodUntilUtc)
{
    /// <summary>A plan whose first contact is under way loses bytes with every second. So long nobody minds: the bind judges again.</summary>
    public static readonly TimeSpan UnderWayHolds = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is still what judging again would find.</summary>
    public bool Holds(long version, FleetMoment now) =>
        Version == version && At.HorizonUtc == now.HorizonUtc && now.MissionNowUtc >= At.MissionNowUtc && now.MissionNowUtc < GoodUntilUtc;

    /// <summary>
    /// Time alone changes no plan before its first contact begins. It makes nothing feasible that was not, but where contacts overlap: when
    /// one is over, the other has the satellite to itself.
    /// </summary>
    public static DateTimeOffset Until(SatelliteSupply? supply, Verdict verdict, FleetMoment now)
    {
        if (!verdict.Feasible)
        {
            DateTimeOffset until = now.HorizonUtc;
            Contact? before = null;
            foreach (Contact contact in supply?.Contacts ?? [])
            {
                if (before is not null && contact.AosUtc < before.LosUtc && before.FlowUntilUtc > now.MissionNowUtc && before.FlowUntilUtc < until)
                {
                    until = before.FlowUntilUtc;
                }

                before = contact;
            }

            return until;
        }

        DateTimeOffset first = verdict.Plan.Uplink.Count > 0 ? verdict.Plan.Uplink[0].AosUtc : now.MissionNowUtc;
        return first > now.MissionNowUtc ? first : now.MissionNowUtc + UnderWayHolds;
    }
}
