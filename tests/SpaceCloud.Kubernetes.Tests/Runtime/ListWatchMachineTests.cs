using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

public class ListWatchMachineTests
{
    private static readonly V1Node A = Node("a", "5");

    [Fact]
    public void Pages_are_gathered_and_swapped_in_at_once()
    {
        (ListWatchState state, ListWatchEffect effect) = Step(ListWatchMachine<V1Node>.Start, Page([A], "10", "next"));
        ListWatchState.Listing<V1Node> second = Assert.IsType<ListWatchState.Listing<V1Node>>(state);
        Assert.Equal("next", second.ContinueToken);
        Assert.IsType<ListWatchEffect.Nothing>(effect);

        (state, effect) = Step(state, Page([Node("b", "6")], "10", ""));
        Assert.Equal(new ListWatchState.Watching("10", 0), state);
        ListWatchEffect.Replace<V1Node> replace = Assert.IsType<ListWatchEffect.Replace<V1Node>>(effect);
        Assert.Equal(["a", "b"], replace.Items.Select(node => node.Name()));
    }

    [Theory]
    [InlineData(WatchEventType.Added, typeof(ListWatchEffect.Upsert<V1Node>))]
    [InlineData(WatchEventType.Modified, typeof(ListWatchEffect.Upsert<V1Node>))]
    [InlineData(WatchEventType.Deleted, typeof(ListWatchEffect.Remove<V1Node>))]
    [InlineData(WatchEventType.Bookmark, typeof(ListWatchEffect.Nothing))]
    public void Every_event_moves_the_version_and_forgives_failures(WatchEventType type, Type expected)
    {
        (ListWatchState state, ListWatchEffect effect) = Step(new ListWatchState.Watching("1", Failures: 3), Event(type, A));
        Assert.Equal(new ListWatchState.Watching("5", 0), state);
        Assert.IsType(expected, effect);
    }

    [Fact]
    public void A_gone_version_lists_anew_at_once_and_then_backs_off()
    {
        (ListWatchState state, _) = Step(new ListWatchState.Watching("1", 0), new ListWatchInput.Gone());
        ListWatchState.Listing<V1Node> listing = Assert.IsType<ListWatchState.Listing<V1Node>>(state);
        Assert.Null(listing.ContinueToken);

        (state, _) = Step(listing, Page([A], "10", null));
        (state, _) = Step(state, new ListWatchInput.Gone());
        ListWatchState.Waiting waiting = Assert.IsType<ListWatchState.Waiting>(state);
        Assert.True(waiting.Delay > TimeSpan.Zero);
        (state, _) = Step(state, new ListWatchInput.WaitOver());
        Assert.IsType<ListWatchState.Listing<V1Node>>(state);
    }

    [Fact]
    public void An_expired_page_drops_the_pages_read_so_far()
    {
        (ListWatchState state, _) = Step(ListWatchMachine<V1Node>.Start, Page([A], "10", "next"));
        (state, ListWatchEffect effect) = Step(state, new ListWatchInput.Gone());
        Assert.IsType<ListWatchEffect.Nothing>(effect);
        Assert.Empty(Assert.IsType<ListWatchState.Listing<V1Node>>(state).Pages);
    }

    [Fact]
    public void A_failed_page_is_asked_for_again_after_a_pause()
    {
        (ListWatchState state, _) = Step(ListWatchMachine<V1Node>.Start, Page([A], "10", "next"));
        (state, _) = Step(state, new ListWatchInput.Failed(null));
        (state, _) = Step(state, new ListWatchInput.WaitOver());
        ListWatchState.Listing<V1Node> again = Assert.IsType<ListWatchState.Listing<V1Node>>(state);
        Assert.Equal("next", again.ContinueToken);
        Assert.Single(again.Pages);
        Assert.Equal(1, again.Failures);
    }

    [Fact]
    public void A_broken_watch_goes_on_from_the_same_version_with_growing_pauses()
    {
        ListWatchState state = new ListWatchState.Watching("7", 0);
        List<double> pauses = [];
        for (int i = 0; i < 9; i++)
        {
            (state, _) = Step(state, new ListWatchInput.Failed(null), random: 0.999999);
            pauses.Add(Math.Round(((ListWatchState.Waiting)state).Delay.TotalSeconds, 2));
            (state, _) = Step(state, new ListWatchInput.WaitOver());
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30], pauses);
        Assert.Equal(new ListWatchState.Watching("7", 9), state);
    }

    [Fact]
    public void An_ended_watch_goes_on_at_once_but_not_forever()
    {
        (ListWatchState state, _) = Step(new ListWatchState.Watching("7", 0), new ListWatchInput.WatchEnded());
        Assert.IsType<ListWatchState.Watching>(state);
        (state, _) = Step(state, new ListWatchInput.WatchEnded());
        Assert.IsType<ListWatchState.Waiting>(state);
    }

    [Fact]
    public void The_servers_wish_to_wait_is_obeyed()
    {
        (ListWatchState state, _) = Step(new ListWatchState.Watching("7", 0), new ListWatchInput.Failed(TimeSpan.FromSeconds(50)));
        Assert.Equal(TimeSpan.FromSeconds(50), Assert.IsType<ListWatchState.Waiting>(state).Delay);
    }

    [Fact]
    public void A_resync_lists_from_the_beginning()
    {
        (ListWatchState state, _) = Step(new ListWatchState.Watching("7", 0), new ListWatchInput.ResyncDue());
        Assert.Empty(Assert.IsType<ListWatchState.Listing<V1Node>>(state).Pages);
    }

    [Fact]
    public void What_cannot_happen_is_a_bug_and_says_so() =>
        Assert.Throws<InvalidOperationException>(() => Step(ListWatchMachine<V1Node>.Start, new ListWatchInput.WatchEnded()));

    private static (ListWatchState State, ListWatchEffect Effect) Step(ListWatchState state, ListWatchInput input, double random = 0) =>
        ListWatchMachine<V1Node>.Step(state, input, random);

    private static ListWatchInput.PageArrived<V1Node> Page(IReadOnlyList<V1Node> items, string version, string? token) =>
        new(new KubernetesPage<V1Node>(items, version, token));

    private static ListWatchInput.EventArrived<V1Node> Event(WatchEventType type, V1Node node) =>
        new(new WatchEvent<V1Node>(type, node), node.ResourceVersion());

    internal static V1Node Node(string name, string version, string uid = "u") =>
        new() { Metadata = new V1ObjectMeta { Name = name, ResourceVersion = version, Uid = uid } };
}
