using SpaceCloud.Api;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class WindowStateRuleTests
{
    // window 06:00 to 06:10
    [Theory]
    [InlineData(null, false, "05:00", null, "Available")]
    [InlineData(null, true, "05:00", null, "Scheduled")]
    [InlineData(ContactState.Scheduled, false, "05:00", null, "Available")] // the antenna went elsewhere
    [InlineData(ContactState.Scheduled, true, "06:00", null, "Active")]
    [InlineData(ContactState.Available, false, "06:05", null, "Available")] // a pass, not a contact
    [InlineData(ContactState.Active, false, "06:09:59", null, "Active")]
    [InlineData(ContactState.Active, false, "06:10", "06:01", "Completed")] // half-open: over at LOS
    [InlineData(ContactState.Active, false, "06:10", "05:59", "Missed")] // a word before AOS is no answer
    [InlineData(ContactState.Active, false, "06:10", null, "Missed")]
    [InlineData(ContactState.Available, false, "06:10", null, "Completed")] // nothing was booked
    [InlineData(ContactState.Missed, false, "09:00", "08:59", "Missed")] // history is not rewritten
    [InlineData(ContactState.Cancelled, true, "06:05", null, "Cancelled")]
    [InlineData(ContactState.Completed, true, "06:11", null, "Completed")]
    [InlineData(ContactState.Completed, true, "05:00", null, "Scheduled")] // its provider moved it to another pass
    [InlineData(ContactState.Scheduled, true, "06:10", null, "Missed")] // Active was never written
    public void State_by_time_and_what_was_heard(ContactState? stored, bool booked, string now, string? heard, string expected) =>
        Assert.Equal(expected, State(stored, booked, now, heard, "00:00"));

    [Fact]
    public void An_operator_that_was_away_claims_no_miss() =>
        Assert.Equal("Completed", State(ContactState.Scheduled, true, "06:30", null, listeningSince: "06:20"));

    private static string State(ContactState? stored, bool booked, string now, string? heard, string listeningSince) =>
        WindowStateRule.StateAt(new WindowStateFacts(
            At("06:00"), At("06:10"), stored, booked, heard is null ? null : At(heard), At(listeningSince), At(now))).ToString();
}
