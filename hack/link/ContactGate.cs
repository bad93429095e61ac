namespace SpaceCloud.Link;

/// <summary>
/// Decides which contact carries bytes. The satellite has one radio: a contact under way is kept to its LOS, then comes the one of
/// those in view that lasts longest. Stations can be blocked, so that a contact everybody counts on does not happen.
/// </summary>
internal sealed class ContactGate(IContactSource source)
{
    private const string AllStations = "all";
    private readonly Lock _lock = new();
    private readonly HashSet<string> _blocked = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Completes at the next change of what is blocked.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    public void Block(string? station) => Change(() => _blocked.Add(station ?? AllStations));

    public void Unblock(string? station) => Change(() =>
    {
        if (station is null)
        {
            _blocked.Clear();
        }
        else
        {
            _blocked.Remove(station);
        }
    });

    public bool IsBlocked(LinkContact contact)
    {
        lock (_lock)
        {
            return _blocked.Contains(AllStations) || _blocked.Contains(contact.Station);
        }
    }

    /// <summary>Contacts that are open or to come, blocked ones included.</summary>
    public IReadOnlyList<LinkContact> Upcoming(DateTimeOffset missionUtc) => source.From(missionUtc);

    /// <summary>The contact to use now, or null.</summary>
    public LinkContact? Choose(DateTimeOffset missionUtc) => source.From(missionUtc)
        .Where(contact => contact.AosUtc <= missionUtc && missionUtc < contact.LosUtc && !IsBlocked(contact))
        .MaxBy(contact => contact.LosUtc);

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            change();
            before = _changed;
            _changed = NewSignal();
        }

        before.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
