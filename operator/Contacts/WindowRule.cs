using SpaceCloud.Api;
using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// What is written of one window: it is made as one create, changed only where it differs, and goes when it is over and nothing ever
/// happened in it. What was booked, heard or reserved is kept a while as a record. Windows provided by users keep their spec.
/// </summary>
internal static class WindowRule
{
    /// <summary>Windows in which something was booked are kept so long: silence is judged by them, and people look back.</summary>
    public static readonly TimeSpan KeepPast = TimeSpan.FromHours(6);

    /// <summary>The decision. Pure.</summary>
    public static WindowDecision Decide(WindowFacts facts) => facts.Stored is { } stored ? OfStored(facts, stored) : OfMissing(facts);

    private static WindowDecision OfMissing(WindowFacts facts)
    {
        if (facts.Intent?.Pass is not { } pass || pass.LosUtc <= facts.NowUtc || Wanted(facts, pass) is not { } wanted)
        {
            return new WindowDecision();
        }

        ContactWindowStatus status = WindowStatusRule.StatusOf(facts, wanted);
        return new WindowDecision(
            Create: wanted,
            Status: WindowStatusRule.IsNews(null, status) ? status : null,
            NextUtc: Next(facts, wanted, status));
    }

    private static WindowDecision OfStored(WindowFacts facts, ContactWindow stored)
    {
        bool isOurs = stored.Spec.Origin is ContactOrigin.Predicted;
        if (isOurs && ((facts.Intent is { Obsolete: true } && IsIdle(facts, stored)) || IsPastCaring(facts, stored)))
        {
            return new WindowDecision(Delete: true);
        }

        ContactWindow? changed = null;

        // A pass that new elements moved to before now is fixed in the plan, and still has to be told.
        if (isOurs && facts.Intent?.Pass is { } pass && stored.Spec.AosUtc > facts.NowUtc && (!pass.Fixed || pass.AosUtc < stored.Spec.AosUtc)
            && Wanted(facts, pass) is { } wanted && !WindowWriting.SameSpec(stored, wanted))
        {
            changed = stored with { Spec = wanted.Spec };
        }

        ContactWindow now = changed is null ? stored : changed with { Metadata = changed.Metadata with { Generation = changed.Metadata.Generation + 1 } };
        ContactWindowStatus status = WindowStatusRule.StatusOf(facts, now);
        return new WindowDecision(
            Replace: changed,
            Status: WindowStatusRule.IsNews(stored.Status, status) ? status : null,
            NextUtc: Next(facts, now, status));
    }

    private static ContactWindow? Wanted(WindowFacts facts, PlannedPass pass) => (pass.PeerSatellite, facts) switch
    {
        (null, { Satellite: { Metadata.DeletionTimestamp: null } satellite, Station: { } station }) => WindowWriting.Make(pass, satellite, station.Spec),
        ({ }, { Satellite: { Metadata.DeletionTimestamp: null } satellite, Peer: { } peer }) => WindowWriting.MakeLink(pass, satellite, peer),
        _ => null,
    };

    /// <summary>Whether a window can go without anybody missing it: nothing is promised in it and no transfer may be under way.</summary>
    private static bool IsIdle(WindowFacts facts, ContactWindow stored) =>
        facts.Reservations.Count == 0
        && !(stored.Status?.State is ContactState.Active && facts.Satellite is not null);

    private static bool IsPastCaring(WindowFacts facts, ContactWindow stored)
    {
        if (stored.Spec.LosUtc > facts.NowUtc)
        {
            return false;
        }

        bool happened = stored.Status is { } status
            && (status.State is not (null or ContactState.Available) || status.Reservations.Count > 0 || status.LastHeardUtc is not null
                || status.UplinkUsedBytes > 0 || status.DownlinkUsedBytes > 0);
        return !happened || facts.NowUtc - stored.Spec.LosUtc >= KeepPast;
    }

    private static DateTimeOffset? Next(WindowFacts facts, ContactWindow window, ContactWindowStatus status)
    {
        if (window.Spec.LosUtc <= facts.NowUtc)
        {
            return window.Spec.Origin is ContactOrigin.Predicted ? window.Spec.LosUtc + KeepPast : null;
        }

        return status.State is ContactState.Scheduled && window.Spec.AosUtc > facts.NowUtc ? window.Spec.AosUtc : window.Spec.LosUtc;
    }
}
