using System.Threading.Channels;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// Keys that need work. A key waits at most once, is worked on by one worker at a time, and when it is added meanwhile it
/// comes again afterwards. Safe for concurrent use.
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Channel<TKey> ready = Channel.CreateUnbounded<TKey>();
    private readonly HashSet<TKey> dirty = [];
    private readonly Dictionary<TKey, long> processing = [];
    private readonly Dictionary<TKey, long> addedAt = [];
    private readonly Dictionary<TKey, int> failures = [];
    private readonly Dictionary<TKey, long> delayed = [];
    private readonly PriorityQueue<TKey, long> byDueTime = new();
    private readonly WorkQueueOptions options;
    private readonly WorkQueueMetrics metrics;
    private readonly ITimer timer;

    public WorkQueue(string name, WorkQueueOptions? options = null)
    {
        this.options = options ?? new WorkQueueOptions();
        timer = this.options.TimeProvider.CreateTimer(_ => MoveDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        metrics = new WorkQueueMetrics(name, LongestRunning, Unfinished);
    }

    /// <summary>Keys that wait for a worker (delayed ones do not count).</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return dirty.Count;
            }
        }
    }

    /// <summary>Adds a key that needs work now.</summary>
    public void Add(TKey key)
    {
        lock (gate)
        {
            AddLocked(key);
        }
    }

    /// <summary>Adds a key after a time; of several times the earliest counts.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (gate)
        {
            if (delay <= TimeSpan.Zero)
            {
                AddLocked(key);
                return;
            }

            TimeProvider time = options.TimeProvider;
            long due = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
            if (!delayed.TryGetValue(key, out long known) || due < known)
            {
                delayed[key] = due;
                byDueTime.Enqueue(key, due);
                SetTimer();
            }
        }
    }

    /// <summary>Adds a key whose work failed, after a back-off that doubles with each failure; returns the back-off.</summary>
    public TimeSpan AddRateLimited(TKey key)
    {
        int count;
        lock (gate)
        {
            count = failures.GetValueOrDefault(key);
            failures[key] = count + 1;
        }

        metrics.Retried();
        double seconds = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(count, 40)), options.MaxDelay.TotalSeconds);
        TimeSpan delay = TimeSpan.FromSeconds(seconds);
        AddAfter(key, delay);
        return delay;
    }

    /// <summary>Forgets a key's failures, after success.</summary>
    public void Forget(TKey key)
    {
        lock (gate)
        {
            failures.Remove(key);
        }
    }

    /// <summary>Takes the next key; call <see cref="Done"/> when finished with it. False when the queue was shut down and is empty.</summary>
    public async ValueTask<(bool HasKey, TKey? Key)> GetAsync(CancellationToken cancellationToken)
    {
        while (await ready.Reader.WaitToReadAsync(cancellationToken))
        {
            lock (gate)
            {
                if (!ready.Reader.TryRead(out TKey? key))
                {
                    continue;
                }

                dirty.Remove(key);
                processing[key] = options.TimeProvider.GetTimestamp();
                addedAt.Remove(key, out long added);
                metrics.Taken(options.TimeProvider.GetElapsedTime(added));
                return (true, key);
            }
        }

        return (false, default);
    }

    /// <summary>Ends the work on a key; if it was added meanwhile it waits again.</summary>
    public void Done(TKey key)
    {
        lock (gate)
        {
            if (processing.Remove(key, out long started))
            {
                metrics.Worked(options.TimeProvider.GetElapsedTime(started));
            }

            if (dirty.Contains(key))
            {
                ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>Takes no more keys; what waits is still handed out, delayed keys are dropped.</summary>
    public void ShutDown()
    {
        lock (gate)
        {
            ready.Writer.TryComplete();
            byDueTime.Clear();
            delayed.Clear();
        }
    }

    public void Dispose()
    {
        ShutDown();
        timer.Dispose();
        metrics.Dispose();
    }

    private void AddLocked(TKey key)
    {
        if (!dirty.Add(key))
        {
            return;
        }

        metrics.Added();
        addedAt[key] = options.TimeProvider.GetTimestamp();
        if (!processing.ContainsKey(key))
        {
            ready.Writer.TryWrite(key);
        }
    }

    private void MoveDue()
    {
        lock (gate)
        {
            long now = options.TimeProvider.GetTimestamp();
            while (byDueTime.TryPeek(out TKey? key, out long due) && due <= now)
            {
                byDueTime.Dequeue();

                // An entry whose time was brought forward since is no longer the one that counts.
                if (delayed.TryGetValue(key, out long current) && current == due)
                {
                    delayed.Remove(key);
                    AddLocked(key);
                }
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (byDueTime.TryPeek(out _, out long due))
        {
            TimeProvider time = options.TimeProvider;
            double seconds = Math.Max(0, (double)(due - time.GetTimestamp()) / time.TimestampFrequency);

            // Timers count whole milliseconds; a millisecond late is fine, early would spin. A day is enough to look again.
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(seconds * 1000), 86_400_000));
            timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private double LongestRunning()
    {
        lock (gate)
        {
            return processing.Count == 0 ? 0 : processing.Values.Max(started => options.TimeProvider.GetElapsedTime(started).TotalSeconds);
        }
    }

    private double Unfinished()
    {
        lock (gate)
        {
            return processing.Values.Sum(started => options.TimeProvider.GetElapsedTime(started).TotalSeconds);
        }
    }
}
