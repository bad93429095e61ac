using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Hosting;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Runs rounds of one plan: when something changed, settled and with a pause that grows with their length, and when their time has come.</summary>
internal sealed partial class PlanLoop : IDisposable
{
    private const string Key = "plan";

    /// <summary>Changes come in bursts: they settle this long.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);

    private readonly string _name;
    private readonly Fleet _fleet;
    private readonly Func<CancellationToken, Task<DateTimeOffset>> _round;
    private readonly ILogger _logger;
    private readonly WorkQueue<string> _queue;
    private TimeSpan _pause = Settle;

    /// <param name="name">For metrics and logs.</param>
    /// <param name="fleet">The clocks.</param>
    /// <param name="round">One round; the mission time of the next when nothing changes before.</param>
    /// <param name="logger">Where failures are told.</param>
    public PlanLoop(string name, Fleet fleet, Func<CancellationToken, Task<DateTimeOffset>> round, ILogger logger)
    {
        _name = name;
        _fleet = fleet;
        _round = round;
        _logger = logger;
        _queue = new WorkQueue<string>(name, new WorkQueueOptions { TimeProvider = fleet.Time });
    }

    /// <summary>Asks for a round when something changed.</summary>
    public void When(bool news)
    {
        if (news)
        {
            _queue.AddAfter(Key, _pause);
        }
    }

    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        _queue.Add(Key);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                (bool hasKey, _) = await _queue.GetAsync(stop);
                if (!hasKey)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                long started = _fleet.Time.GetTimestamp();
                DateTimeOffset nextUtc = await _round(abort);
                TimeSpan took = _fleet.Time.GetElapsedTime(started) * 4;
                _pause = took > Settle ? took : Settle;
                _queue.Forget(Key);
                _queue.AddAfter(Key, _fleet.Until(nextUtc) + TimeSpan.FromMilliseconds(5));
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                return;
            }
            catch (KubernetesException problem) when (problem.IsConflict)
            {
                // Somebody wrote in between; the stores will have it in a moment.
                _queue.AddRateLimited(Key);
            }
#pragma warning disable CA1031 // A failed round is logged and tried again; it never stops the operator.
            catch (Exception problem)
            {
                TimeSpan delay = _queue.AddRateLimited(Key);
                LogFailed(_logger, problem, _name, delay.TotalSeconds);
            }
#pragma warning restore CA1031
            finally
            {
                _queue.Done(Key);
            }
        }
    }

    public void Dispose() => _queue.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Planning of {Plan} failed; next try in {DelaySeconds} s")]
    private static partial void LogFailed(ILogger logger, Exception exception, string plan, double delaySeconds);
}
