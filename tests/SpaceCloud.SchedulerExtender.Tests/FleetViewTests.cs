using SpaceCloud.Api;
using SpaceCloud.Planning;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Tests;

public sealed class FleetViewTests
{
    [Fact]
    public void A_satellite_is_described_anew_for_a_contact_and_not_for_a_link_to_another_satellite()
    {
        StillTime time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        FixedStore<Satellite> satellites = new();
        FixedStore<ContactWindow> windows = new();
        FleetView view = new(
            satellites, windows, new FixedStore<Kubernetes.Models.V1Pod>(), new FixedStore<Kubernetes.Models.V1Lease>(), new MissionClock(time.GetUtcNow(), Any.MissionNow, 60), time, TimeSpan.FromHours(24));
        satellites.Put(Any.Satellite("early"));
        windows.Put(Any.Window("early", 0, 10));
        SatelliteSupply first = Supply(view);

        ContactWindow contact = Any.Window("early", 1, 105);
        windows.Put(contact with { Metadata = new Kubernetes.Models.V1ObjectMeta { Name = "isl-early-late-26112010" }, Spec = contact.Spec with { Station = null, PeerSatellite = "late" } });
        Assert.Same(first, Supply(view));

        windows.Put(contact);
        Assert.NotSame(first, Supply(view));
    }

    private static SatelliteSupply Supply(FleetView view) => view.Describe(view.Named("early")!, view.Now())!.Supply!;
}
