using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Tests.Ground;

namespace SpaceCloud.EdgeAgent.Tests.Contact;

public sealed class ContactScheduleTests
{
    private static readonly DateTimeOffset T0 = BundleMaker.MissionStartUtc;

    private static readonly MissionBundle Bundle = BundleMaker.Bundle("sat-1", 1) with
    {
        Contacts = [Contact("b", 30, 40, true), Contact("a", 10, 20, true), Contact("visible", 22, 28, false), Contact("c", 35, 50, true)],
    };

    [Theory]
    [InlineData(5, false, "a", 10)]
    [InlineData(10, true, "a", 20)]
    [InlineData(19.9, true, "a", 20)]
    [InlineData(20, false, "b", 30)]
    [InlineData(25, false, "b", 30)]
    [InlineData(32, true, "b", 40)]
    [InlineData(36, true, "b", 50)]
    [InlineData(45, true, "c", 50)]
    public void Talks_inside_booked_contacts_only(double minutes, bool isOpen, string name, double untilMinutes) =>
        Assert.Equal(
            new ContactMoment(isOpen, name, "bergen", T0.AddMinutes(untilMinutes)), ContactSchedule.At(Bundle, isGated: true, T0.AddMinutes(minutes)));

    [Fact]
    public void Listens_always_when_no_plan_says_when()
    {
        Assert.Equal(ContactMoment.Always, ContactSchedule.At(null, isGated: true, T0));
        Assert.Equal(ContactMoment.Always, ContactSchedule.At(Bundle, isGated: true, T0.AddMinutes(50)));
        Assert.Equal(ContactMoment.Always, ContactSchedule.At(Bundle, isGated: false, T0));
    }

    private static BundleContact Contact(string name, double aosMinutes, double losMinutes, bool booked) => new(
        name, "bergen", T0.AddMinutes(aosMinutes), T0.AddMinutes((aosMinutes + losMinutes) / 2), T0.AddMinutes(losMinutes), 30, 1, 1, 1, 1, booked);
}
