namespace SpaceCloud.Planning.Booking;

/// <summary>What a pass's claim to an antenna rests on, the strongest first.</summary>
public enum BookingClaim
{
    /// <summary>Provided by a user: the station's provider has promised it, whatever we count. Always booked.</summary>
    Provided,

    /// <summary>Booked before and open now: a transfer may be under way. Always booked.</summary>
    UnderWay,

    /// <summary>The plan of a pod reserved bytes in it.</summary>
    Reserved,

    /// <summary>Booked before and still ahead.</summary>
    Held,

    /// <summary>Visible, nothing more.</summary>
    Open,
}
