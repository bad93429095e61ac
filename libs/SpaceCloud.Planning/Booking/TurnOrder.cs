namespace SpaceCloud.Planning.Booking;

/// <summary>Fewer contacts so far, more volume, earlier, then by name.</summary>
internal readonly record struct TurnOrder(int Contacts, long VolumeBytes, long AosTicks, string Name) : IComparable<TurnOrder>
{
    public int CompareTo(TurnOrder other)
    {
        int order = Contacts.CompareTo(other.Contacts);
        order = order != 0 ? order : other.VolumeBytes.CompareTo(VolumeBytes);
        order = order != 0 ? order : AosTicks.CompareTo(other.AosTicks);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
