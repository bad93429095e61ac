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

        Assert.Empty(binds.Settle(_ => unbound));
        Assert.Same(bound, Assert.Single(binds.On("early")));
        Assert.Empty(binds.On("late"));
        binds.Told(unbound, unbound);
        Assert.Single(binds.On("early"));
        binds.Told(unbound, Any.Pod("a", Any.Demand(), node: "early"));
        Assert.Empty(binds.On("early"));
        Assert.Empty(binds.Settle(_ => unbound));
    }

    [Fact]
    public void A_pod_that_is_deleted_counts_no_more_and_one_of_its_name_is_another()
    {
        InFlightBinds binds = new(time);
        V1Pod bound = Any.Pod("a", Any.Demand(), node: "early");
        binds.Add(bound);
        V1Pod anew = Any.Pod("a", Any.Demand());
        anew.Metadata.Uid = "another";

        binds.Told(anew, null);
        Assert.Single(binds.On("early"));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(["early"], binds.Settle(_ => anew));
        binds.Add(bound);
        binds.Told(bound, null);
        Assert.Empty(binds.On("early"));
    }

    [Fact]
    public void A_bound_pod_the_store_never_showed_counts_a_little_while()
    {
        InFlightBinds binds = new(time);
        binds.Add(Any.Pod("a", Any.Demand(), node: "early"));
        Assert.Empty(binds.Settle(_ => null));
        Assert.Single(binds.On("early"));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(["early"], binds.Settle(_ => null));
        Assert.Empty(binds.On("early"));
        Assert.Empty(binds.Settle(_ => null));
    }
}
