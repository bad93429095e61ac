using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

public sealed class WorkQueueTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = new WorkQueue<string>("test", new WorkQueueOptions { TimeProvider = _time });

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task A_key_waits_at_most_once()
    {
        _queue.Add("a");
        _queue.Add("b");
        _queue.Add("a");
        Assert.Equal(2, _queue.Count);
        Assert.Equal(["a", "b"], [await TakeAsync(), await TakeAsync()]);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task A_key_added_while_worked_on_comes_again_only_afterwards()
    {
        _queue.Add("a");
        string key = await TakeAsync();
        _queue.Add("a");
        ValueTask<(bool, string?)> next = _queue.GetAsync(default);
        Assert.False(next.IsCompleted);
        _queue.Done(key);
        Assert.Equal((true, "a"), await next);
    }

    [Fact]
    public void A_delay_of_centuries_is_not_over_at_once()
    {
        _queue.AddAfter("a", TimeSpan.MaxValue);
        _time.Advance(Second);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task A_delayed_key_comes_when_its_time_is_over_and_the_earliest_counts()
    {
        _queue.AddAfter("a", 10 * Second);
        _queue.AddAfter("a", 3 * Second);
        _queue.AddAfter("a", 7 * Second);
        _queue.AddAfter("b", 5 * Second);
        _time.Advance(2.9 * Second);
        Assert.Equal(0, _queue.Count);
        _time.Advance(0.2 * Second);
        Assert.Equal("a", await TakeAsync());
        _queue.Done("a");
        _time.Advance(20 * Second);
        Assert.Equal("b", await TakeAsync());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Back_off_doubles_is_bounded_and_forgotten()
    {
        double[] delays = [.. Enumerable.Range(0, 11).Select(_ => _queue.AddRateLimited("a").TotalSeconds)];
        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 60, 60], delays);
        Assert.Equal(0.2, _queue.AddRateLimited("b").TotalSeconds);
        _queue.Forget("a");
        Assert.Equal(0.2, _queue.AddRateLimited("a").TotalSeconds);
    }

    [Fact]
    public async Task After_shut_down_what_waits_is_handed_out_and_then_it_ends()
    {
        _queue.Add("a");
        _queue.AddAfter("b", Second);
        _queue.ShutDown();
        _queue.Add("c");
        Assert.Equal((true, "a"), await _queue.GetAsync(default));
        Assert.False((await _queue.GetAsync(default)).HasKey);
    }

    [Fact]
    public async Task Waiting_for_a_key_can_be_cancelled()
    {
        using CancellationTokenSource cancel = new();
        ValueTask<(bool, string?)> next = _queue.GetAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Many_workers_never_share_a_key()
    {
        HashSet<string> inHand = [];
        int worked = 0;
        Task[] workers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (await _queue.GetAsync(default) is (true, { } key))
            {
                lock (inHand)
                {
                    Assert.True(inHand.Add(key));
                }

                await Task.Yield();
                lock (inHand)
                {
                    inHand.Remove(key);
                    worked++;
                }

                _queue.Done(key);
            }
        }))];
        for (int i = 0; i < 5000; i++)
        {
            _queue.Add($"k{i % 7}");
        }

        _queue.ShutDown();
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(worked, 7, 5000);
    }

    private async Task<string> TakeAsync() => (await _queue.GetAsync(default).AsTask().WaitAsync(TimeSpan.FromSeconds(5))).Key!;
}
