using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using static SpaceCloud.Kubernetes.Tests.ListWatchMachineTests;

namespace SpaceCloud.Kubernetes.Tests;

public class ObjectStoreTests
{
    private static readonly ObjectKey KeyA = new(null, "a");

    [Fact]
    public void A_list_tells_what_came_changed_and_went()
    {
        ObjectStore<V1Node> store = new();
        Assert.False(store.HasSynced);
        store.Replace([Node("a", "1"), Node("b", "2"), Node("c", "3")], "3");

        IReadOnlyList<StoreChange<V1Node>> changes = store.Replace([Node("a", "1"), Node("b", "5"), Node("d", "6")], "6");

        Assert.Equal(
            ["b 2>5", "c 3>", "d >6"],
            changes.Select(change => $"{change.Key} {change.Old?.ResourceVersion()}>{change.New?.ResourceVersion()}").Order());
        Assert.Equal(["a", "b", "d"], store.List().Select(node => node.Name()));
        Assert.True(store.HasSynced);
    }

    [Fact]
    public void A_snapshot_never_changes()
    {
        ObjectStore<V1Node> store = new();
        store.Replace([Node("a", "1")], "1");
        System.Collections.Immutable.ImmutableDictionary<ObjectKey, V1Node> snapshot = store.Snapshot;
        store.Remove(Node("a", "2"));
        Assert.Single(snapshot);
        Assert.Empty(store.Snapshot);
    }

    [Fact]
    public void Late_and_repeated_events_change_nothing()
    {
        ObjectStore<V1Node> store = new();
        store.Upsert(Node("a", "10"));

        Assert.Null(store.Upsert(Node("a", "9")));
        Assert.Null(store.Upsert(Node("a", "10")));
        Assert.Null(store.Remove(Node("a", "8")));
        Assert.Null(store.Remove(Node("x", "8")));
        Assert.Equal("10", store.Get(KeyA)?.ResourceVersion());
    }

    [Fact]
    public void A_late_event_does_not_bring_a_removed_object_back()
    {
        ObjectStore<V1Node> store = new();
        store.Upsert(Node("a", "10"));
        store.Remove(Node("a", "12"));

        Assert.Null(store.Upsert(Node("a", "11")));
        Assert.Null(store.Get(KeyA));
        Assert.NotNull(store.Upsert(Node("a", "13", uid: "new")));
    }

    [Fact]
    public void A_list_older_than_an_event_does_not_take_it_back()
    {
        ObjectStore<V1Node> store = new();
        store.Replace([Node("a", "5")], "5");
        store.Upsert(Node("a", "20"));
        store.Upsert(Node("b", "21"));

        IReadOnlyList<StoreChange<V1Node>> changes = store.Replace([Node("a", "5")], "15");

        Assert.Empty(changes);
        Assert.Equal("20", store.Get(KeyA)?.ResourceVersion());
        Assert.NotNull(store.Get(new ObjectKey(null, "b")));
    }

    [Fact]
    public void An_object_made_anew_under_its_name_is_a_change()
    {
        ObjectStore<V1Node> store = new();
        store.Replace([Node("a", "5", "first")], "5");
        StoreChange<V1Node> change = Assert.Single(store.Replace([Node("a", "9", "second")], "9"));
        Assert.Equal("first", change.Old?.Uid());
        Assert.Equal("second", change.New?.Uid());
    }
}
