namespace SpaceCloud.Planning;

/// <summary>Bytes sent over as many contacts as it takes, earliest first.</summary>
/// <param name="Uses">Bytes per contact.</param>
/// <param name="DoneTicks">When the last byte is through; null when the contacts do not suffice.</param>
/// <param name="CarriedBytes">What they carry, at most what was asked.</param>
internal sealed record Transfer(IReadOnlyList<ContactUse> Uses, long? DoneTicks, long CarriedBytes)
{
    public static Transfer Forward(IReadOnlyList<ContactSlot> slots, long bytes, long fromTicks, long untilTicks)
    {
        List<ContactUse> uses = [];
        long missing = bytes;
        foreach (ContactSlot slot in slots)
        {
            long take = Math.Min(missing, slot.FreeBytes(fromTicks, untilTicks));
            if (take <= 0)
            {
                continue;
            }

            uses.Add(slot.Use(take));
            missing -= take;
            if (missing == 0)
            {
                return new Transfer(uses, slot.DoneTicks(fromTicks, take), bytes);
            }
        }

        return new Transfer(uses, null, bytes - missing);
    }

    /// <summary>The latest moment from which bytes still get through in time; null when they never do.</summary>
    public static long? LatestStartTicks(IReadOnlyList<ContactSlot> slots, long bytes, long untilTicks)
    {
        long missing = bytes;
        for (int i = slots.Count - 1; i >= 0; i--)
        {
            ContactSlot slot = slots[i];
            long free = slot.FreeBytes(0, untilTicks);
            if (free >= missing)
            {
                double ticks = Math.Ceiling((slot.ReservedBytes + missing + 1) / slot.BytesPerSecond * TimeSpan.TicksPerSecond);
                return Math.Max(slot.FromTicks, Math.Min(slot.EndTicks, untilTicks) - (long)ticks);
            }

            missing -= free;
        }

        return null;
    }
}
