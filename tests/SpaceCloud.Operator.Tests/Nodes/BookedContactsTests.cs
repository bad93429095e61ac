using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Tests.Nodes;

public sealed class BookedContactsTests
{
    [Theory]
    [InlineData(ContactState.Scheduled, ContactOrigin.Predicted, "svalbard", true)]
    [InlineData(ContactState.Active, ContactOrigin.Predicted, "svalbard", true)]
    [InlineData(ContactState.Missed, ContactOrigin.Predicted, "svalbard", true)]
    [InlineData(ContactState.Available, ContactOrigin.Predicted, "svalbard", false)]
    [InlineData(ContactState.Cancelled, ContactOrigin.Provided, "svalbard", false)]
    [InlineData(ContactState.Available, ContactOrigin.Provided, "svalbard", true)] // as the API server fills it in: nobody has looked yet
    [InlineData(ContactState.Scheduled, ContactOrigin.Predicted, null, false)] // between satellites: the ground hears nothing of it
    [InlineData(ContactState.Available, ContactOrigin.Provided, null, false)]
    public void In_which_windows_the_ground_expects_a_word(ContactState state, ContactOrigin origin, string? station, bool booked) =>
        Assert.Equal(booked, BookedContacts.IsBooked(new ContactWindow
        {
            Metadata = new V1ObjectMeta { Name = "window" },
            Spec = new ContactWindowSpec(
                "lark", At("06:00"), At("06:05"), At("06:10"), 40, 1, 1, 1, 1, station, station is null ? "wren" : null, Origin: origin),
            Status = new ContactWindowStatus(state),
        }));
}
