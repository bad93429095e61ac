using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>What a controller makes of outcomes, and how a program stops.</summary>
public class ControllerTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_error_is_retried_a_terminal_one_is_not_and_a_wish_to_come_back_is_kept()
    {
        Dictionary<string, int> calls = [];
        await using RunningController running = RunningController.Start(["fails", "terminal", "returns"], (entity, _) =>
        {
            int call;
            lock (calls)
            {
                call = calls[entity.Name()] = calls.GetValueOrDefault(entity.Name()) + 1;
            }

            return (entity.Name(), call) switch
            {
                ("fails", < 3) => throw new InvalidOperationException("not yet"),
                ("terminal", _) => throw new TerminalReconcileException("never"),
                ("returns", < 3) => Task.FromResult(ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(20))),
                _ => Task.FromResult(ReconcileResult.Done),
            };
        });

        await Eventually.BecomesTrueAsync("the two others were called three times", () =>
        {
            lock (calls)
            {
                return calls.GetValueOrDefault("fails") == 3 && calls.GetValueOrDefault("returns") == 3;
            }
        });
        await running.StopAsync().WaitAsync(Bound);
        Assert.Equal(1, calls["terminal"]);
        Assert.Equal(3, calls["returns"]);
    }

    [Fact]
    public async Task A_stop_lets_work_in_hand_finish()
    {
        TaskCompletionSource entered = new();
        TaskCompletionSource release = new();
        bool finished = false;
        await using RunningController running = RunningController.Start(["a"], async (_, cancellationToken) =>
        {
            entered.SetResult();
            await release.Task.WaitAsync(cancellationToken);
            finished = true;
            return ReconcileResult.Done;
        });
        await entered.Task.WaitAsync(Bound);

        Task stopped = running.StopAsync();
        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped.WaitAsync(Bound);
        Assert.True(finished);
    }

    [Fact]
    public async Task Work_that_does_not_end_is_cancelled_after_the_stop_time_out()
    {
        TaskCompletionSource entered = new();
        await using RunningController running = RunningController.Start(
            ["a"],
            async (_, cancellationToken) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return ReconcileResult.Done;
            },
            stopTimeout: TimeSpan.FromMilliseconds(200));
        await entered.Task.WaitAsync(Bound);
        await running.StopAsync().WaitAsync(Bound);
    }

    [Fact]
    public async Task A_reconcile_that_hangs_is_cancelled_and_tried_again()
    {
        int calls = 0;
        await using RunningController running = RunningController.Start(
            ["a"],
            async (_, cancellationToken) =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }

                return ReconcileResult.Done;
            },
            reconcileTimeout: TimeSpan.FromMilliseconds(200));
        await Eventually.BecomesTrueAsync("the second try came", () => Volatile.Read(ref calls) == 2);
    }

    [Fact]
    public async Task Changes_of_another_kind_reach_the_owner()
    {
        const string Pods = """
            {"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"p","namespace":"ns","resourceVersion":"8",
             "ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"owner","controller":true},{"apiVersion":"v1","kind":"Node","name":"friend"}]}}]}
            """;
        await using ScriptedServer podServer = new(ScriptedAnswer.Json(Pods), ScriptedAnswer.Watch(ScriptedEnd.Silent, ""));
        using KubernetesClient podClient = podServer.Client();
        Informer<V1Pod> pods = new(podClient);
        System.Collections.Concurrent.ConcurrentQueue<ObjectKey> deleted = new();
        await using RunningController running = RunningController.Start(
            [], (_, _) => Task.FromResult(ReconcileResult.Done), owned: pods, onDeleted: deleted.Enqueue);

        await Eventually.BecomesTrueAsync("the owner's key was worked on", () => !deleted.IsEmpty);
        Assert.Equal([new ObjectKey(null, "owner")], deleted);
    }
}
