namespace SpaceCloud.Planning.Booking;

/// <summary>Why a pass has no antenna.</summary>
public enum BookingRefusal
{
    /// <summary>There is no such station, or it cannot be used.</summary>
    NoStation,

    /// <summary>Too little of the pass is sure.</summary>
    TooShort,

    /// <summary>Every antenna is taken, being prepared, or in maintenance.</summary>
    NoAntennaFree,

    /// <summary>The satellite talks to another station then, and too little would be left of one of the two.</summary>
    SatelliteBusy,

    /// <summary>The satellite has as many bookings as one may have.</summary>
    EnoughBooked,
}
