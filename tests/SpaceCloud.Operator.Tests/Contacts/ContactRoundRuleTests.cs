using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class ContactRoundRuleTests
{
    [Fact]
    public void A_provided_window_that_was_cancelled_for_a_broken_rule_comes_back_when_it_is_mended()
    {
        ContactWindow wrong = Provided("06:10", "06:00");
        ContactWindowStatus refused = Decide(wrong).Status["mine"];
        ContactWindow mended = Provided("06:00", "06:10") with { Status = refused };

        Assert.Equal(ContactState.Cancelled, refused.State);
        Assert.Equal(ContactState.Scheduled, Decide(mended).Status["mine"].State);
    }

    private static ContactRound Decide(ContactWindow window) => ContactRoundRule.Decide(
        new ContactRoundFacts([], [], [window], [], _ => null, At("00:00"), TimeSpan.FromHours(8), At("05:00"), At("05:00")), new PassCache());

    private static ContactWindow Provided(string aos, string los) => new()
    {
        Metadata = new V1ObjectMeta { Name = "mine", Generation = 1 },
        Spec = new ContactWindowSpec("lark", "berg", At(aos), At("06:05"), At(los), 40, 8000, 8000, 100, 100, Origin: ContactOrigin.Provided),
    };
}
