using SpaceCloud.Api;
using SpaceCloud.Api.Facts;

namespace SpaceCloud.Operator.Nodes;

/// <summary>Which windows stand for contacts in which the ground expects to hear the satellite.</summary>
internal static class BookedContacts
{
    /// <summary>
    /// Whether a window is a booked contact that is ahead, open, or was missed. One that is completed was answered, or
    /// was never booked.
    /// </summary>
    public static bool IsBooked(ContactWindow window) =>
        ContactFacts.IsWithGround(window) && window.Status?.State switch
        {
            ContactState.Scheduled or ContactState.Active or ContactState.Missed => true,
            ContactState.Cancelled or ContactState.Completed => false,

            // A window is Available from its creation on; of one that was provided that says only that the operator has not looked yet.
            _ => window.Spec.Origin == ContactOrigin.Provided && window.Status?.ObservedGeneration is null,
        };

    /// <summary>The booked contacts of a satellite.</summary>
    public static IReadOnlyList<ExpectedContact> Of(IEnumerable<ContactWindow> windows) =>
    [
        .. windows.Where(IsBooked).Select(window => new ExpectedContact(window.Metadata.Name!, window.Spec.AosUtc, window.Spec.LosUtc)),
    ];
}
