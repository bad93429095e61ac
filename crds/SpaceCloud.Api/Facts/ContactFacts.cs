using SpaceCloud.Api.Passes;
using SpaceCloud.Api.Wire;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Facts;

/// <summary>Contact windows and the contacts of a bundle as Planning's contacts, and back.</summary>
public static class ContactFacts
{
    /// <summary>Whether a window is one with the ground. Links between satellites are planned and shown, and nothing is done by them yet.</summary>
    public static bool IsWithGround(ContactWindow window) => window.Spec.PeerSatellite is null;

    /// <summary>
    /// A window as a contact. It carries no more than its stated volume: where rate and time would give more, the rate is that much lower
    /// than stated. Booked is what carries a reservation, what the operator scheduled, and what a user provided.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="links">Radio of its satellite, for the share of the rate that is payload.</param>
    /// <param name="committedPodUids">Pods whose reservations the satellite's commitments account for already.</param>
    public static Contact FromWindow(ContactWindow window, SatelliteLinks links, IReadOnlyCollection<string> committedPodUids)
    {
        ContactReservation[] others =
            [.. (window.Status?.Reservations ?? []).Where(reservation => !committedPodUids.Contains(reservation.PodUid))];
        Contact contact = new()
        {
            Id = window.Metadata.Name ?? "",
            Satellite = window.Spec.Satellite,
            Station = window.Spec.Station ?? "",
            AosUtc = window.Spec.AosUtc,
            TcaUtc = window.Spec.TcaUtc,
            LosUtc = window.Spec.LosUtc,
            MaxElevationDegrees = window.Spec.MaxElevationDegrees,
            UplinkBitsPerSecond = window.Spec.UplinkBitsPerSecond,
            DownlinkBitsPerSecond = window.Spec.DownlinkBitsPerSecond,
            Efficiency = links.EfficiencyPercent / 100,
            TimingSigmaSeconds = window.Spec.TimingSigmaSeconds ?? 0,
            ReservedUplinkBytes = others.Sum(reservation => reservation.UplinkBytes),
            ReservedDownlinkBytes = others.Sum(reservation => reservation.DownlinkBytes),
            Booked = IsBooked(window),
        };
        return contact with
        {
            UplinkBitsPerSecond = contact.UplinkBitsPerSecond * Share(window.Spec.UplinkCapacityBytes, contact.UplinkCapacityBytes),
            DownlinkBitsPerSecond = contact.DownlinkBitsPerSecond * Share(window.Spec.DownlinkCapacityBytes, contact.DownlinkCapacityBytes),
        };
    }

    /// <summary>The contact a pass allows.</summary>
    public static Contact FromPass(PlannedPass pass, SatelliteLinks links, GroundStationSpec station) => new()
    {
        Id = pass.Name,
        Satellite = pass.Satellite,
        Station = pass.Station,
        AosUtc = pass.AosUtc,
        TcaUtc = pass.TcaUtc < pass.AosUtc ? pass.AosUtc : pass.TcaUtc > pass.LosUtc ? pass.LosUtc : pass.TcaUtc,
        LosUtc = pass.LosUtc,
        MaxElevationDegrees = Math.Clamp(pass.MaxElevationDegrees, 0, 90),
        UplinkBitsPerSecond = Math.Min(links.UplinkBitsPerSecond, station.MaxUplinkBitsPerSecond ?? long.MaxValue),
        DownlinkBitsPerSecond = Math.Min(links.DownlinkBitsPerSecond, station.MaxDownlinkBitsPerSecond ?? long.MaxValue),
        Efficiency = links.EfficiencyPercent / 100,
        TimingSigmaSeconds = pass.TimingSigmaSeconds,
    };

    private static double Share(long statedBytes, long carriedBytes) => statedBytes < carriedBytes ? (double)statedBytes / carriedBytes : 1;

    /// <summary>Whether the ground expects to hear the satellite in a window.</summary>
    public static bool IsBooked(ContactWindow window) =>
        IsWithGround(window)
        && window.Status?.State is not ContactState.Cancelled
        && (window.Spec.Origin == ContactOrigin.Provided
            || window.Status is { Reservations.Count: > 0 } or { State: ContactState.Scheduled or ContactState.Active });

    /// <summary>A contact as the specification of a window.</summary>
    public static ContactWindowSpec ToWindowSpec(Contact contact, int revolution, string elementSetHash) => new(
        contact.Satellite,
        contact.AosUtc,
        contact.TcaUtc,
        contact.LosUtc,
        contact.MaxElevationDegrees,
        (long)contact.UplinkBitsPerSecond,
        (long)contact.DownlinkBitsPerSecond,
        contact.UplinkCapacityBytes,
        contact.DownlinkCapacityBytes,
        contact.Station,
        null,
        revolution,
        ContactOrigin.Predicted,
        elementSetHash,
        contact.TimingSigmaSeconds);

    /// <summary>A contact as it stands in a mission bundle.</summary>
    public static BundleContact ToBundle(Contact contact) => new(
        contact.Id,
        contact.Station,
        contact.AosUtc,
        contact.TcaUtc,
        contact.LosUtc,
        contact.MaxElevationDegrees,
        (long)contact.UplinkBitsPerSecond,
        (long)contact.DownlinkBitsPerSecond,
        contact.UplinkCapacityBytes,
        contact.DownlinkCapacityBytes,
        contact.Booked);

    /// <summary>A contact of a mission bundle, on board.</summary>
    public static Contact FromBundle(BundleContact contact, MissionBundle bundle) => new()
    {
        Id = contact.Name,
        Satellite = bundle.Satellite,
        Station = contact.Station,
        AosUtc = contact.AosUtc,
        TcaUtc = contact.TcaUtc,
        LosUtc = contact.LosUtc,
        MaxElevationDegrees = contact.MaxElevationDegrees,
        UplinkBitsPerSecond = contact.UplinkBitsPerSecond,
        DownlinkBitsPerSecond = contact.DownlinkBitsPerSecond,
        Efficiency = bundle.Spec.Links.EfficiencyPercent / 100,
        Booked = contact.Booked,
    };
}
