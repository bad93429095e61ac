namespace SpaceCloud.Planning;

/// <summary>What is left of one contact in one direction for somebody new. A satellite uses one station at a time.</summary>
internal sealed record ContactSlot(Contact Contact, long FromTicks, long EndTicks, double BytesPerSecond, long ReservedBytes)
{
    /// <summary>The contacts that still can carry something at a moment, in order of time, each cut where the one before still runs.</summary>
    public static List<ContactSlot> After(SatelliteSupply supply, DateTimeOffset utc, bool up)
    {
        List<ContactSlot> slots = [];
        long busyUntil = utc.UtcTicks;
        foreach (Contact contact in supply.Contacts.OrderBy(c => c.AosUtc).ThenBy(c => c.LosUtc).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            long from = Math.Max(busyUntil, contact.FlowFromUtc.UtcTicks);
            double rate = up ? contact.UplinkBytesPerSecond : contact.DownlinkBytesPerSecond;
            long until = contact.FlowUntilUtc.UtcTicks;
            if (from < until && rate > 0)
            {
                long reserved = up ? contact.ReservedUplinkBytes : contact.ReservedDownlinkBytes;
                reserved += supply.Commitments.SelectMany(c => up ? c.Uplink : c.Downlink).Where(u => u.ContactId == contact.Id).Sum(u => u.Bytes);
                slots.Add(new ContactSlot(contact, from, until, rate, reserved));
                busyUntil = contact.LosUtc.UtcTicks;
            }
        }

        return slots;
    }

    /// <summary>Bytes free for somebody who may begin at a moment and must be done at another. What is reserved goes first.</summary>
    public long FreeBytes(long fromTicks, long untilTicks)
    {
        double seconds = (Math.Min(untilTicks, EndTicks) - Math.Max(fromTicks, FromTicks)) / (double)TimeSpan.TicksPerSecond;
        return seconds <= 0 ? 0 : Math.Max(0, (long)Math.Min(Math.Floor(BytesPerSecond * seconds), long.MaxValue / 4) - ReservedBytes);
    }

    /// <summary>When the last of some bytes is through for somebody who may begin at a moment.</summary>
    public long DoneTicks(long fromTicks, long bytes)
    {
        double ticks = Math.Ceiling((ReservedBytes + bytes) / BytesPerSecond * TimeSpan.TicksPerSecond);
        return Math.Min(EndTicks, Math.Max(fromTicks, FromTicks) + (long)ticks);
    }

    public ContactUse Use(long bytes) => new()
    {
        ContactId = Contact.Id,
        Station = Contact.Station,
        AosUtc = Contact.AosUtc,
        LosUtc = Contact.LosUtc,
        Bytes = bytes,
    };
}
