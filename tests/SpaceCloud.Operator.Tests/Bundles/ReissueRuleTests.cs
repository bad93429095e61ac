using SpaceCloud.Api.Wire;
using SpaceCloud.Operator.Bundles;

namespace SpaceCloud.Operator.Tests.Bundles;

public sealed class ReissueRuleTests
{
    private static readonly BundleContact Morning = Contact("morning", "08:00");
    private static readonly BundleContact Noon = Contact("noon", "12:00");

    private static readonly MissionBundle Last = Bundle([Morning, Noon]) with { Version = 7, IssuedUtc = At("06:00"), ExpiresUtc = At("06:00").AddHours(48) };

    [Fact]
    public void The_first_bundle_is_signed_at_once() => Assert.Equal(At("06:01"), ReissueRule.SignAtUtc(null, Last, At("06:01")));

    [Fact]
    public void With_nothing_new_it_is_renewed_half_way() => Assert.Equal(At("06:00").AddHours(24), Sign(Bundle([Morning, Noon]), "06:01"));

    [Fact]
    public void New_policy_is_signed_at_once() => Assert.Equal(At("06:01"), Sign(Last with { Policy = new BundlePolicy(9) }, "06:01"));

    [Fact]
    public void That_a_contact_is_over_is_no_news() => Assert.Equal(At("06:00").AddHours(24), Sign(Bundle([Noon]), "08:30"));

    [Fact]
    public void A_changed_plan_waits_until_somebody_can_come_for_it() =>
        Assert.Equal(At("07:50"), Sign(Bundle([Morning, Noon, Contact("evening", "18:00")]), "06:01"));

    [Fact]
    public void A_contact_booked_before_the_known_ones_is_prepared_for() =>
        Assert.Equal(At("06:50"), Sign(Bundle([Contact("early", "07:00"), Morning, Noon]), "06:01"));

    [Fact]
    public void A_contact_that_is_not_booked_brings_nobody() =>
        Assert.Equal(At("07:50"), Sign(Bundle([Contact("early", "07:00") with { Booked = false }, Morning, Noon]), "06:01"));

    [Fact]
    public void While_a_contact_is_open_a_change_is_signed_now() =>
        Assert.InRange(Sign(Bundle([Morning]), "08:02"), At("00:00"), At("08:02"));

    [Fact]
    public void A_satellite_that_knows_no_booked_contact_gets_one_soon() =>
        Assert.Equal(
            At("06:02"),
            ReissueRule.SignAtUtc(Last with { Contacts = [] }, Bundle([Noon]), At("06:01")));

    private static DateTimeOffset Sign(MissionBundle content, string now) => ReissueRule.SignAtUtc(Last, content, At(now));

    private static MissionBundle Bundle(IReadOnlyList<BundleContact> contacts) =>
        new("lark", 0, default, default, Minimal.Satellite().Spec, [], contacts, [], new BundlePolicy());

    private static BundleContact Contact(string name, string aos) =>
        new(name, "inuvik", At(aos), At(aos).AddMinutes(4), At(aos).AddMinutes(8), 40, 1_000_000, 1_000_000, 1, 1, Booked: true);
}
