using System.Threading.Channels;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>
/// Keys that need work. A key waits at most once, is worked on by one worker at a time, and when it is added meanwhile it
/// comes again afterwards. Safe for concurrent use.
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    /// <summary>A year. Longer, and ticks counted in nanoseconds would overflow into the past.</summary>
    private const double LongestDelaySeconds = 365 * 86_400;

    private readonly Lock _gate = new();
    private readonly Channel<TKey> _ready = Channel.CreateUnbounded<TKey>();
    private readonly HashSet<TKey> _dirty = [];
    private readonly Dictionary<TKey, long> _processing = [];
    private readonly Dictionary<TKey, long> _addedAt = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly Dictionary<TKey, long> _delayed = [];
    private readonly PriorityQueue<TKey, long> _byDueTime = new();
    private readonly WorkQueueOptions _options;
    private readonly WorkQueueMetrics _metrics;
    private readonly ITimer _timer;

    public WorkQueue(string name, WorkQueueOptions? options = null)
    {
        _options = options ?? new WorkQueueOptions();
        _timer = _options.TimeProvider.CreateTimer(_ => MoveDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _metrics = new WorkQueueMetrics(name, LongestRunning, Unfinished);
    }

    /// <summary>Keys that wait for a worker (delayed ones do not count).</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _dirty.Count;
            }
        }
    }

    /// <summary>Adds a key that needs work now.</summary>
    public void Add(TKey key)
    {
        lock (_gate)
        {
            AddLocked(key);
        }
    }

    /// <summary>Adds a key after a time; of several times the earliest counts. More than a year is a year.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            if (delay <= TimeSpan.Zero)
            {
                AddLocked(key);
                return;
            }

            TimeProvider time = _options.TimeProvider;
            long due = time.GetTimestamp() + (long)(Math.Min(delay.TotalSeconds, LongestDelaySeconds) * time.TimestampFrequency);
            if (!_delayed.TryGetValue(key, out long known) || due < known)
            {
                _delayed[key] = due;
                _byDueTime.Enqueue(key, due);
                SetTimer();
            }
        }
    }

    /// <summary>Adds a key whose work failed, after a back-off that doubles with each failure; returns the back-off.</summary>
    public TimeSpan AddRateLimited(TKey key)
    {
        int count;
        lock (_gate)
        {
            count = _failures.GetValueOrDefault(key);
            _failures[key] = count + 1;
        }

        _metrics.Retried();
        double seconds = Math.Min(_options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(count, 40)), _options.MaxDelay.TotalSeconds);
        TimeSpan delay = TimeSpan.FromSeconds(seconds);
        AddAfter(key, delay);
        return delay;
    }

    /// <summary>Forgets a key's failures, after success.</summary>
    public void Forget(TKey key)
    {
        lock (_gate)
        {
            _failures.Remove(key);
        }
    }

    /// <summary>Takes the next key; call <see cref="Done"/> when finished with it. False when the queue was shut down and is empty.</summary>
    public async ValueTask<(bool HasKey, TKey? Key)> GetAsync(CancellationToken cancellationToken)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellationToken))
        {
            lock (_gate)
            {
                if (!_ready.Reader.TryRead(out TKey? key))
                {
                    continue;
                }

                _dirty.Remove(key);
                _processing[key] = _options.TimeProvider.GetTimestamp();
                _addedAt.Remove(key, out long added);
                _metrics.Taken(_options.TimeProvider.GetElapsedTime(added));
                return (true, key);
            }
        }

        return (false, default);
    }

    /// <summary>Ends the work on a key; if it was added meanwhile it waits again.</summary>
    public void Done(TKey key)
    {
        lock (_gate)
        {
            if (_processing.Remove(key, out long started))
            {
                _metrics.Worked(_options.TimeProvider.GetElapsedTime(started));
            }

            if (_dirty.Contains(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>Takes no more keys; what waits is still handed out, delayed keys are dropped.</summary>
    public void ShutDown()
    {
        lock (_gate)
        {
            _ready.Writer.TryComplete();
            _byDueTime.Clear();
            _delayed.Clear();
        }
    }

    public void Dispose()
    {
        ShutDown();
        _timer.Dispose();
        _metrics.Dispose();
    }

    private void AddLocked(TKey key)
    {
        if (!_dirty.Add(key))
        {
            return;
        }

        _metrics.Added();
        _addedAt[key] = _options.TimeProvider.GetTimestamp();
        if (!_processing.ContainsKey(key))
        {
            _ready.Writer.TryWrite(key);
        }
    }

    private void MoveDue()
    {
        lock (_gate)
        {
            long now = _options.TimeProvider.GetTimestamp();
            while (_byDueTime.TryPeek(out TKey? key, out long due) && due <= now)
            {
                _byDueTime.Dequeue();

                // An entry whose time was brought forward since is no longer the one that counts.
                if (_delayed.TryGetValue(key, out long current) && current == due)
                {
                    _delayed.Remove(key);
                    AddLocked(key);
                }
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (_byDueTime.TryPeek(out _, out long due))
        {
            TimeProvider time = _options.TimeProvider;
            double seconds = Math.Max(0, (double)(due - time.GetTimestamp()) / time.TimestampFrequency);

            // Timers count whole milliseconds; a millisecond late is fine, early would spin. A day is enough to look again.
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(seconds * 1000), 86_400_000));
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private double LongestRunning()
    {
        lock (_gate)
        {
            return _processing.Count == 0 ? 0 : _processing.Values.Max(started => _options.TimeProvider.GetElapsedTime(started).TotalSeconds);
        }
    }

    private double Unfinished()
    {
        lock (_gate)
        {
            return _processing.Values.Sum(started => _options.TimeProvider.GetElapsedTime(started).TotalSeconds);
        }
    }
}
