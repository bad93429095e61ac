using SpaceCloud.Api;
using SpaceCloud.Api.Passes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Tests.Contacts.Links;

/// <summary>Whom windows between satellites concern, and whom not.</summary>
public sealed class LinkNewsTests
{
    private static readonly ContactWindow Link = new()
    {
        Metadata = new V1ObjectMeta { Name = "isl-lark-wren-26030106" },
        Spec = new ContactWindowSpec("lark", At("06:00"), At("06:05"), At("08:00"), 0, 0, 1, 0, 1, PeerSatellite: "wren"),
    };

    private static readonly ContactWindow Contact = Link with { Spec = Link.Spec with { Station = "berg", PeerSatellite = null } };

    [Fact]
    public void After_a_restart_a_satellite_that_only_has_links_is_news_for_the_antennas()
    {
        Assert.Equal(["lark"], new KnownPriorities().News([Minimal.Satellite("lark")], [Link]));
        Assert.Empty(new KnownPriorities().News([Minimal.Satellite("lark")], [Contact]));
    }

    [Fact]
    public void A_window_with_the_ground_concerns_its_satellite_and_a_link_no_satellite()
    {
        Assert.Equal([new ObjectKey(null, "lark")], OperatorProcess.ConcernedBy(Contact));
        Assert.Empty(OperatorProcess.ConcernedBy(Link));
    }

    [Fact]
    public void Links_planned_before_the_first_plan_of_contacts_are_looked_at_with_it()
    {
        ContactBook book = new(new Dictionary<string, WindowIntent>(), new Dictionary<string, Uncertainty>());
        Dictionary<string, WindowIntent> links = new()
        {
            ["isl-lark-wren-26030106"] = new WindowIntent(new PlannedPass("isl-lark-wren-26030106", "lark", "", 0, At("06:00"), At("06:05"), At("08:00"), 0, PeerSatellite: "wren")),
        };

        Assert.Equal(["isl-lark-wren-26030106"], BookChanges.Between(null, book, [], links));
        Assert.Empty(BookChanges.Between(book, book, [], links));
    }
}
