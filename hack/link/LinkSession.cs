namespace SpaceCloud.Link;

/// <summary>Opens and closes contacts as the mission clock says, until it is cancelled.</summary>
internal sealed class LinkSession(LinkSettings settings, ContactGate gate, TimeProvider time, LinkEvents events)
{
    /// <summary>Timers are not trusted over long times: clocks get adjusted.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly ForwardCount[] _total = [.. settings.Forwards.Select(forward => new ForwardCount(forward.Port))];
    private readonly Lock _lock = new();
    private OpenContact? _open;

    private DateTimeOffset MissionUtc => settings.Clock.MissionUtc(time.GetUtcNow());

    /// <summary>What crossed since the start, the open contact included.</summary>
    public IReadOnlyList<ForwardCount> Total
    {
        get
        {
            lock (_lock)
            {
                return [.. _total.Select((total, at) =>
                {
                    ForwardCount sum = new(total.Port);
                    sum.Add(total);
                    if (_open is not null)
                    {
                        sum.Add(_open.Counts[at]);
                    }

                    return sum;
                })];
            }
        }
    }

    /// <summary>The status line of the control socket.</summary>
    public string Status()
    {
        OpenContact? open = _open;
        return events.Status(open?.Contact, gate.Upcoming(MissionUtc).Where(contact => contact != open?.Contact).Take(5), open?.Counts ?? [], Total);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        events.Started(settings.Forwards, gate.Upcoming(MissionUtc) is [LinkContact next, ..] ? next : null);
        LinkContact? told = null;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                Task changed = gate.Changed;
                DateTimeOffset now = MissionUtc;
                if (gate.Choose(now) is { } contact)
                {
                    await ServeAsync(contact, cancellationToken);
                    continue;
                }

                IReadOnlyList<LinkContact> upcoming = gate.Upcoming(now);
                if (upcoming.FirstOrDefault(each => each.AosUtc <= now && gate.IsBlocked(each)) is { } blocked && blocked != told)
                {
                    events.ContactBlocked(blocked);
                    told = blocked;
                }

                DateTimeOffset wake = upcoming.FirstOrDefault(each => each.AosUtc > now)?.AosUtc ?? DateTimeOffset.MaxValue;
                await WaitAsync(wake, changed, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }

        events.Totals(Total);
    }

    private async Task ServeAsync(LinkContact contact, CancellationToken cancellationToken)
    {
        using OpenContact open = new(contact, settings, time, events);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        events.ContactOpened(contact);
        _open = open;
        Task serving = open.ServeAsync(end.Token);
        string reason = "stopping";
        try
        {
            while (true)
            {
                Task changed = gate.Changed;
                if (gate.IsBlocked(contact))
                {
                    reason = "blocked";
                    break;
                }

                if (MissionUtc >= contact.LosUtc)
                {
                    reason = "los";
                    break;
                }

                if (serving.IsCompleted)
                {
                    break;
                }

                await WaitAsync(contact.LosUtc, Task.WhenAny(changed, serving), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Close the contact as usual, then stop.
        }

        await end.CancelAsync();
        try
        {
            await serving;
        }
        catch (OperationCanceledException)
        {
            // Cut as asked.
        }
        finally
        {
            lock (_lock)
            {
                for (int at = 0; at < _total.Length; at++)
                {
                    _total[at].Add(open.Counts[at]);
                }

                _open = null;
            }

            events.ContactClosed(contact, reason, open.Counts);
        }
    }

    private async Task WaitAsync(DateTimeOffset untilMissionUtc, Task orThis, CancellationToken cancellationToken)
    {
        TimeSpan wait = settings.Clock.RealUtc(untilMissionUtc) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Task.Delay(wait < MaxWait ? wait : MaxWait, time, done.Token), orThis);
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
