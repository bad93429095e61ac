using SpaceCloud.Kubernetes.Models;
using SpaceCloud.SchedulerExtender.Fleet;

namespace SpaceCloud.SchedulerExtender.Tests;

public sealed class InFlightBindsTests
{
    private readonly StillTime time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_bind_counts_until_the_watch_tells_it()
    {
        InFlightBinds binds = new(time);
        V1Pod unbound = Any.Pod("a", Any.Demand());
        V1Pod bound = Any.Pod("a", Any.Demand(), node: "early");
        binds.Add(bound);

        Assert.Same(bound, Assert.Single(binds.Over([unbound])));
        V1Pod told = Any.Pod("a", Any.Demand(), node: "early");
        Assert.Same(told, Assert.Single(binds.Over([told])));
        Assert.Same(unbound, Assert.Single(binds.Over([unbound])));
    }

    [Fact]
    public void A_bound_pod_the_store_never_showed_counts_a_little_while()
    {
        InFlightBinds binds = new(time);
        binds.Add(Any.Pod("a", Any.Demand(), node: "early"));
        Assert.Single(binds.Over([]));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Empty(binds.Over([]));
    }
}
