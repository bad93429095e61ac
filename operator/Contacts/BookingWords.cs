using SpaceCloud.Planning.Booking;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Why a pass has no antenna, for people.</summary>
internal static class BookingWords
{
    /// <summary>One sentence.</summary>
    public static string Of(BookingRefusal refusal) => refusal switch
    {
        BookingRefusal.NoStation => "the ground station is gone or breaks the rules",
        BookingRefusal.TooShort => "less of the pass is sure than the station's minContactDuration",
        BookingRefusal.NoAntennaFree => "every antenna of the station is taken, being prepared or in maintenance",
        BookingRefusal.SatelliteBusy => "the satellite talks to another station then, and too little would be left of one of the two",
        _ => "the satellite has as many bookings as one may have",
    };
}
