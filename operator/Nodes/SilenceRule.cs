namespace SpaceCloud.Operator.Nodes;

/// <summary>
/// Tells planned silence from a fault (docs/adr, planned silence). Silence until the next booked AOS is normal. A booked
/// contact in which nothing was heard by its half, counted over the part in which this operator listened, is overdue.
/// </summary>
internal static class SilenceRule
{
    /// <summary>The verdict. Pure: the same facts give the same verdict.</summary>
    public static Silence Judge(SilenceFacts facts, SilencePolicy policy)
    {
        Judged[] judged =
        [
            .. facts.Booked
                .Where(contact => contact.LosUtc > contact.AosUtc)
                .OrderBy(contact => contact.AosUtc).ThenBy(contact => contact.Name, StringComparer.Ordinal)
                .Select(contact => new Judged(contact, Deadline(contact, facts.ListeningSinceUtc, policy)))
                .Where(item => item.DeadlineUtc is not null),
        ];

        Judged[] missed =
        [
            .. judged.Where(item => item.DeadlineUtc <= facts.NowUtc && !HeardSince(facts, item.Contact.AosUtc)),
        ];
        bool stillOverdue = facts.WasOverdue && !(facts.OverdueSinceUtc is { } since && HeardSince(facts, since));
        DateTimeOffset? next = judged
            .Where(item => item.DeadlineUtc > facts.NowUtc && !HeardSince(facts, item.Contact.AosUtc))
            .Select(item => item.DeadlineUtc)
            .Concat(facts.Booked.SelectMany(contact => new DateTimeOffset?[] { contact.AosUtc, contact.LosUtc }))
            .Where(time => time > facts.NowUtc)
            .Order()
            .FirstOrDefault();

        if (missed.Length > 0 || stillOverdue)
        {
            int count = Math.Max(missed.Length, 1);
            return new Silence(
                SilenceKind.Overdue,
                RenewLease: false,
                count,
                missed.Length > 0 ? missed[0].Contact : null,
                Lost: count >= policy.LostAfterMissedContacts,
                next);
        }

        ExpectedContact? open = facts.Booked
            .Where(contact => contact.AosUtc <= facts.NowUtc && facts.NowUtc < contact.LosUtc)
            .OrderBy(contact => contact.AosUtc)
            .FirstOrDefault();
        SilenceKind kind = open is null
            ? SilenceKind.Planned
            : HeardSince(facts, open.AosUtc) ? SilenceKind.Heard : SilenceKind.Awaited;
        return new Silence(kind, RenewLease: !facts.ReportedAvailability, 0, null, Lost: false, next);
    }

    private static bool HeardSince(SilenceFacts facts, DateTimeOffset utc) => facts.LastHeardUtc >= utc;

    /// <summary>Half of the part of the contact in which the operator listened; null when that proves nothing.</summary>
    private static DateTimeOffset? Deadline(ExpectedContact contact, DateTimeOffset listeningSinceUtc, SilencePolicy policy)
    {
        DateTimeOffset fromUtc = contact.AosUtc > listeningSinceUtc ? contact.AosUtc : listeningSinceUtc;
        TimeSpan half = (contact.LosUtc - fromUtc) / 2;
        return half > TimeSpan.Zero && half >= policy.ShortestAnswer ? fromUtc + half : null;
    }

    private sealed record Judged(ExpectedContact Contact, DateTimeOffset? DeadlineUtc);
}
