using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Bundles;

namespace SpaceCloud.Operator.Tests.Bundles;

public sealed class BundleContentsTests
{
    [Fact]
    public void A_satellite_is_told_of_its_contacts_with_the_ground_and_not_of_links()
    {
        MissionBundle bundle = BundleContents.Of(new BundleFacts(
            Minimal.Satellite(), [], [Window("contact", "svalbard", null), Window("link", null, "wren")], [], (_, _) => null, TimeSpan.Zero, At("05:00")));

        Assert.Equal("contact", Assert.Single(bundle.Contacts).Name);
    }

    private static ContactWindow Window(string name, string? station, string? peer) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new ContactWindowSpec("lark", At("06:00"), At("06:05"), At("06:10"), 40, 1, 1, 1, 1, station, peer),
        Status = new ContactWindowStatus(ContactState.Scheduled),
    };
}
